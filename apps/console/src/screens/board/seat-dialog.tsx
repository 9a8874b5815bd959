import { Form, Input, Select } from 'antd';
import { useAddSeat } from '../../api/hooks/board';
import { type SeatInput, type SeatKind } from '../../api/types';
import { DecisionFields } from '../../forms/decision-fields';
import { FormDialog } from '../../forms/form-dialog';
import { DateField } from '../../ui';
import { SEAT_NAMES, SEAT_ORDER } from '../../words/roles';
import { dayAfter } from '../../words/validity';

interface Values extends Omit<SeatInput, 'validTo'> {
  lastDay?: string | null;
}

const KINDS = SEAT_ORDER.map((value) => ({ value, label: SEAT_NAMES[value] }));
const WITH_SECTOR = new Set<SeatKind>(['member', 'contributor', 'editor']);

const bodyOf = ({ lastDay, ...values }: Values): SeatInput => ({ ...values, validTo: lastDay ? dayAfter(lastDay) : null });

export function SeatDialog({ site, onClose }: { site: string; onClose(): void }) {
  const add = useAddSeat(site);
  return (
    <FormDialog<Values, SeatInput>
      title="Thêm vị trí trên trang"
      submit="Giao vị trí"
      done="Đã giao vị trí"
      draftKey={`seat:${site}`}
      initial={{ kind: 'editor' }}
      change={add}
      body={bodyOf}
      fields={{ validTo: 'lastDay' }}
      onClose={onClose}
    >
      <Form.Item name="kind" label="Vị trí">
        <Select options={KINDS} />
      </Form.Item>
      <div className="two-fields">
        <Form.Item
          name="accountEmail"
          label="Thư điện tử công vụ"
          rules={[{ required: true, type: 'email', message: 'Nhập thư điện tử công vụ' }]}
        >
          <Input inputMode="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="accountName" label="Họ tên (nếu chưa có tài khoản)">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="position" label="Chức vụ" rules={[{ required: true, whitespace: true, message: 'Nhập chức vụ' }]}>
        <Input maxLength={200} placeholder="Ví dụ: Phó Chủ tịch UBND xã" />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          WITH_SECTOR.has(getFieldValue('kind') as SeatKind) && (
            <Form.Item name="sector" label="Lĩnh vực phụ trách (nếu có)">
              <Input maxLength={200} />
            </Form.Item>
          )
        }
      </Form.Item>
      <DecisionFields />
      <div className="two-fields">
        <Form.Item name="validFrom" label="Từ ngày" rules={[{ required: true, message: 'Chọn ngày' }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="lastDay" label="Đến hết ngày (nếu có)">
          <DateField />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
