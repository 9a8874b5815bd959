import { Drawer, Modal } from 'antd';
import { type ReactNode } from 'react';
import { usePhone } from '../theme/use-media';

export interface DialogProps {
  open: boolean;
  onClose(): void;
  title: ReactNode;
  children: ReactNode;
  footer: ReactNode;
  width?: number;
  /** Above every other layer, wherever the question came from. */
  above?: boolean;
}

/** Over a dialog inside a drawer (antd adds 100 for each), under the messages (2010). */
const ABOVE = 1900;

/** A question that must be answered: a modal on a desk, a sheet from below on a phone. */
export function Dialog({ open, onClose, title, children, footer, width = 560, above }: DialogProps) {
  const phone = usePhone();
  const layer = above ? { zIndex: ABOVE } : {};
  const actions = <div className="actions">{footer}</div>;
  if (phone) {
    return (
      <Drawer open={open} onClose={onClose} placement="bottom" size="88%" title={title} footer={actions} destroyOnHidden {...layer}>
        {children}
      </Drawer>
    );
  }
  return (
    <Modal open={open} onCancel={onClose} title={title} footer={actions} width={width} destroyOnHidden {...layer}>
      {children}
    </Modal>
  );
}
