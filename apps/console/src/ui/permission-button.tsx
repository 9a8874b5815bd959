import { LockOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import { type ReactNode } from 'react';
import { useReadOnly } from '../shell/session';
import { ClauseText } from './clause-text';
import { Explain } from './explain';
import './permission-button.css';

export interface PermissionButtonProps extends ButtonProps {
  /** Why it cannot be done now; undefined = it can. `null` is a refusal the server did not word. */
  refusal?: ReactNode;
  basis?: string;
  /** A button that changes nothing works while the session may only read. */
  reads?: boolean;
}

/** A button that is refused stays focusable and says why; never `disabled` for a permission. */
export function PermissionButton({ refusal, basis, reads, children, ...button }: PermissionButtonProps) {
  const readOnly = useReadOnly();
  const because =
    !reads && readOnly
      ? 'Phiên làm việc đang ở chế độ chỉ đọc vì chưa kiểm tra lại được tài khoản của bạn. Hãy thử lại sau ít phút.'
      : refusal === null
        ? 'Bạn chưa làm được việc này lúc này.'
        : refusal;
  if (!because) return <Button {...button}>{children}</Button>;
  return (
    <Explain
      className={`locked-button ${button.block ? 'block' : ''} ${button.size === 'small' ? 'small' : ''}`}
      title="Chưa thực hiện được"
      label={
        <>
          <LockOutlined aria-hidden /> {children}
          <span className="sr-only"> – chưa thực hiện được, bấm để xem lý do</span>
        </>
      }
    >
      <div>{because}</div>
      {basis && (
        <div className="basis-section">
          <b>Căn cứ {basis}</b>
          <ClauseText id={basis} />
        </div>
      )}
    </Explain>
  );
}
