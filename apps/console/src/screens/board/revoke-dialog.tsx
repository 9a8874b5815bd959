import { Form, Input } from 'antd';
import { useRevokeDelegation } from '../../api/hooks/board';
import { type DelegationView } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';

export function RevokeDialog({ site, delegation, onClose }: { site: string; delegation: DelegationView; onClose(): void }) {
  const revoke = useRevokeDelegation(site);
  return (
    <FormDialog<{ reason: string }, { delegation: string; reason: string }>
      title={`Thu hồi ủy quyền ${delegation.instrumentNumber}`}
      submit="Thu hồi"
      done="Đã thu hồi ủy quyền"
      danger
      draftKey={`revoke:${delegation.id}`}
      initial={{}}
      change={revoke}
      body={({ reason }) => ({ delegation: delegation.id, reason })}
      width={480}
      intro={<p>{delegation.toName} không còn ký thay được từ lúc này. Những chữ ký đã ký vẫn còn giá trị.</p>}
      onClose={onClose}
    >
      <Form.Item name="reason" label="Lý do" rules={[{ required: true, whitespace: true, message: 'Ghi lý do' }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
