import { Form, Input } from 'antd';
import { useEndRole } from '../../api/hooks/accounts';
import { type AccountRole, type AccountView, type EndRoleInput } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { DateField } from '../../ui';
import { ROLE_NAMES } from '../../words/roles';
import { dayAfter } from '../../words/validity';

interface Values extends Omit<EndRoleInput, 'endsOn'> {
  lastDay: string;
}

export function EndRoleDialog({ account, role, onClose }: { account: AccountView; role: AccountRole; onClose(): void }) {
  const end = useEndRole(role.id);
  return (
    <FormDialog<Values, EndRoleInput>
      title={`Thôi vai trò: ${account.name}`}
      submit="Thôi vai trò"
      done="Đã ghi thôi vai trò"
      danger
      draftKey={`end-role:${role.id}`}
      initial={{}}
      change={end}
      body={({ lastDay, ...values }) => ({ ...values, endsOn: dayAfter(lastDay) })}
      fields={{ endsOn: 'lastDay' }}
      intro={<p>{ROLE_NAMES[role.role]}</p>}
      onClose={onClose}
    >
      <Form.Item name="decisionNumber" label="Số quyết định" rules={[{ required: true, whitespace: true, message: 'Nhập số quyết định' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="decidedBy"
        label="Người hoặc cơ quan quyết định"
        rules={[{ required: true, whitespace: true, message: 'Nhập người quyết định' }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="lastDay" label="Giữ vai trò đến hết ngày" rules={[{ required: true, message: 'Chọn ngày' }]}>
        <DateField min={role.validFrom} />
      </Form.Item>
    </FormDialog>
  );
}
