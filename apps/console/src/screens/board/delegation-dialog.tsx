import { Form, Input, Select } from 'antd';
import { useDelegate } from '../../api/hooks/board';
import { type DelegationInput, type SeatView } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { useToday } from '../../theme/use-today';
import { DateField, Notice } from '../../ui';
import { dayAfter } from '../../words/validity';

interface Values extends Omit<DelegationInput, 'validTo'> {
  lastDay: string;
}

/** The head authorises a deputy, in writing, from a day to a day. Basis: LA-9.4.c */
export function DelegationDialog({ site, seats, onClose }: { site: string; seats: SeatView[]; onClose(): void }) {
  const today = useToday();
  const delegate = useDelegate(site);
  const deputies = seats
    .filter((seat) => seat.kind === 'deputy' && (seat.validTo === null || seat.validTo > today))
    .map((seat) => ({ value: seat.accountId, label: `${seat.accountName}, ${seat.position}` }));
  return (
    <FormDialog<Values, DelegationInput>
      title="Lập ủy quyền"
      submit="Lập ủy quyền"
      done="Đã lập ủy quyền"
      draftKey={`delegation:${site}`}
      initial={{ validFrom: today, scope: 'Ký duyệt tin, bài' }}
      change={delegate}
      body={({ lastDay, ...values }) => ({ ...values, validTo: dayAfter(lastDay) })}
      fields={{ validTo: 'lastDay' }}
      onClose={onClose}
      intro={deputies.length === 0 && <Notice tone="warn" title="Trang chưa có Phó Trưởng Ban để ủy quyền" />}
    >
      <Form.Item name="toAccountId" label="Người được ủy quyền" rules={[{ required: true, message: 'Chọn Phó Trưởng Ban' }]}>
        <Select options={deputies} placeholder="Chọn Phó Trưởng Ban" />
      </Form.Item>
      <div className="two-fields">
        <Form.Item
          name="instrumentNumber"
          label="Số giấy ủy quyền"
          rules={[{ required: true, whitespace: true, message: 'Nhập số giấy ủy quyền' }]}
        >
          <Input placeholder="Ví dụ: 38/GUQ" maxLength={100} />
        </Form.Item>
        <Form.Item name="instrumentDate" label="Ngày ký" rules={[{ required: true, message: 'Chọn ngày ký' }]}>
          <DateField max={today} />
        </Form.Item>
      </div>
      <Form.Item name="scope" label="Nội dung ủy quyền" rules={[{ required: true, whitespace: true, message: 'Ghi nội dung ủy quyền' }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="validFrom" label="Từ ngày" rules={[{ required: true, message: 'Chọn ngày' }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="lastDay" label="Đến hết ngày" rules={[{ required: true, message: 'Chọn ngày' }]}>
          <DateField min={today} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
