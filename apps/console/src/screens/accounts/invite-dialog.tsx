import { Form, Input } from 'antd';
import { useInviteAccount } from '../../api/hooks/accounts';
import { FormDialog } from '../../forms/form-dialog';

interface Values {
  name: string;
  email: string;
}

export function InviteDialog({ onClose }: { onClose(): void }) {
  const invite = useInviteAccount();
  return (
    <FormDialog<Values, Values>
      title="Mời tài khoản"
      submit="Gửi lời mời"
      done="Đã gửi lời mời"
      draftKey="invite"
      initial={{}}
      change={invite}
      body={(values) => values}
      width={480}
      intro={
        <p className="hint">
          Người được mời đăng nhập lần đầu bằng đúng thư điện tử công vụ này; tài khoản được gắn khi địa chỉ đã xác minh.
        </p>
      }
      onClose={onClose}
    >
      <Form.Item name="name" label="Họ tên" rules={[{ required: true, whitespace: true, message: 'Nhập họ tên' }]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label="Thư điện tử công vụ" rules={[{ required: true, type: 'email', message: 'Nhập thư điện tử công vụ' }]}>
        <Input inputMode="email" autoComplete="off" maxLength={254} />
      </Form.Item>
    </FormDialog>
  );
}
