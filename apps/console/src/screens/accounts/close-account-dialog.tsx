import { Form, Input } from 'antd';
import { useCloseAccount } from '../../api/hooks/accounts';
import { type AccountView } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { Notice } from '../../ui';

export function CloseAccountDialog({ account, onClose }: { account: AccountView; onClose(): void }) {
  const close = useCloseAccount(account.id);
  return (
    <FormDialog<{ reason: string }, { reason: string }>
      title={`Đóng tài khoản: ${account.name}`}
      submit="Đóng tài khoản"
      done="Đã đóng tài khoản"
      danger
      draftKey={`close:${account.id}`}
      initial={{}}
      change={close}
      body={(values) => values}
      width={480}
      intro={
        <Notice tone="warn" title="Mọi phiên làm việc của tài khoản kết thúc ngay">
          Những việc đã làm, chữ ký và nhật ký được giữ nguyên.
        </Notice>
      }
      onClose={onClose}
    >
      <Form.Item name="reason" label="Lý do" rules={[{ required: true, whitespace: true, message: 'Ghi lý do' }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
