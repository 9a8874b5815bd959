import { Form, Input } from 'antd';
import { useToday } from '../theme/use-today';
import { DateField } from '../ui';

/** Number, date and author of the decision that an entry rests on. */
export function DecisionFields({ decidedBy = true }: { decidedBy?: boolean }) {
  const today = useToday();
  return (
    <>
      <div className="two-fields">
        <Form.Item
          name="decisionNumber"
          label="Số quyết định"
          rules={[{ required: true, whitespace: true, message: 'Nhập số quyết định' }]}
        >
          <Input placeholder="Ví dụ: 18/QĐ-UBND" maxLength={100} />
        </Form.Item>
        <Form.Item name="decisionDate" label="Ngày ký" rules={[{ required: true, message: 'Chọn ngày ký' }]}>
          <DateField max={today} />
        </Form.Item>
      </div>
      {decidedBy && (
        <Form.Item
          name="decidedBy"
          label="Người hoặc cơ quan quyết định"
          rules={[{ required: true, whitespace: true, message: 'Nhập người quyết định' }]}
        >
          <Input maxLength={200} placeholder="Ví dụ: Chủ tịch UBND xã" />
        </Form.Item>
      )}
    </>
  );
}
