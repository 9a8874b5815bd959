import { Form, Input } from 'antd';
import { useToday } from '../theme/use-today';
import { DateField } from '../ui';

export interface PaperValues {
  number: string;
  decidedOn: string;
}

/** Field of the server → field of the form, for a decision inside a body. */
export const PAPER_FIELDS = {
  'decision.number': 'number',
  'decision.decidedOn': 'decidedOn',
  decision: 'decidedOn',
  decidedOn: 'decidedOn',
};

export interface PaperFieldsProps {
  numberLabel?: string;
  dateLabel?: string;
  example?: string;
}

/** Number and date of a paper of the State. */
export function PaperFields({ numberLabel = 'Số quyết định', dateLabel = 'Ngày ký', example = '1288/QĐ-UBND' }: PaperFieldsProps) {
  const today = useToday();
  return (
    <div className="two-fields">
      <Form.Item
        name="number"
        label={numberLabel}
        rules={[{ required: true, whitespace: true, message: `Nhập ${numberLabel.toLowerCase()}` }]}
      >
        <Input placeholder={`Ví dụ: ${example}`} maxLength={60} />
      </Form.Item>
      <Form.Item name="decidedOn" label={dateLabel} rules={[{ required: true, message: `Chọn ${dateLabel.toLowerCase()}` }]}>
        <DateField max={today} />
      </Form.Item>
    </div>
  );
}
