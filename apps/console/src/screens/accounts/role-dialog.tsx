import { Form, Select } from 'antd';
import { useGrantRole } from '../../api/hooks/accounts';
import { type AccountView, type ProvinceRole, type RoleInput } from '../../api/types';
import { DecisionFields } from '../../forms/decision-fields';
import { FormDialog } from '../../forms/form-dialog';
import { DateField } from '../../ui';
import { ROLE_NAMES } from '../../words/roles';

type Values = Omit<RoleInput, 'accountId'>;

const ROLES = Object.entries(ROLE_NAMES).map(([value, label]) => ({ value: value as ProvinceRole, label }));

export function RoleDialog({ account, onClose }: { account: AccountView; onClose(): void }) {
  const grant = useGrantRole();
  return (
    <FormDialog<Values, RoleInput>
      title={`Giao vai trò: ${account.name}`}
      submit="Giao vai trò"
      done="Đã giao vai trò"
      draftKey={`role:${account.id}`}
      initial={{}}
      change={grant}
      body={(values) => ({ ...values, accountId: account.id })}
      onClose={onClose}
    >
      <Form.Item name="role" label="Vai trò cấp tỉnh" rules={[{ required: true, message: 'Chọn vai trò' }]}>
        <Select options={ROLES} placeholder="Chọn vai trò" />
      </Form.Item>
      <DecisionFields />
      <Form.Item name="validFrom" label="Từ ngày" rules={[{ required: true, message: 'Chọn ngày' }]}>
        <DateField />
      </Form.Item>
    </FormDialog>
  );
}
