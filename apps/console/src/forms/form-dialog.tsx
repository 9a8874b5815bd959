import { act } from '../api/act';
import { App, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import { type UseMutationResult } from '@tanstack/react-query';
import { showFaults } from './form-problem';
import { useFormDraft } from '../drafts/form-draft';
import { Dialog, PermissionButton, ProblemNotice } from '../ui';

export interface FormDialogProps<V extends object, B> {
  title: string;
  submit: string;
  done: string;
  danger?: boolean;
  draftKey: string;
  initial: Partial<V>;
  change: UseMutationResult<unknown, Error, B>;
  body(values: V): B;
  /** Field of the server → field of the form. */
  fields?: Record<string, string>;
  intro?: ReactNode;
  width?: number;
  onClose(): void;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
}

/** A dialog with one form and one act: keeps what was typed through a step-up, puts faults beside their fields. */
export function FormDialog<V extends object, B>(props: FormDialogProps<V, B>) {
  const { title, submit, done, danger, draftKey, initial, change, body, fields, intro, width, onClose, children } = props;
  const [form] = Form.useForm<V>();
  const { message } = App.useApp();
  const draft = useFormDraft<Partial<V>>(draftKey);
  const [unplaced, setUnplaced] = useState<Error | null>(null);
  const send = (values: V) => {
    setUnplaced(null);
    act(change, body(values), {
      onSuccess: () => {
        draft.clear();
        void message.success(done);
        onClose();
      },
      onError: (error) => setUnplaced(showFaults(form as FormInstance, error, fields) ? null : error),
    });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={width}
      footer={
        <>
          <Button onClick={onClose}>Để sau</Button>
          <PermissionButton type="primary" danger={danger} loading={change.isPending} onClick={() => form.submit()}>
            {submit}
          </PermissionButton>
        </>
      }
    >
      {intro}
      {unplaced && <ProblemNotice error={unplaced} />}
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...initial, ...draft.initial }}
        onFinish={send}
        onValuesChange={(_, values) => draft.keep(values)}
      >
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Dialog>
  );
}
