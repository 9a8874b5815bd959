import { type DeadlineQuestion } from '../../api/types';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { instantInVietnam, isoDate } from '@cong-tinh/kernel/dates';
import { useComputeDeadline } from '../../api/hooks/regulation';
import { showFaults } from '../../forms/form-problem';
import { useToday } from '../../theme/use-today';
import { DateField, Deadline, Notice, Panel, ProblemNotice } from '../../ui';

const MODES: { value: DeadlineQuestion['mode']; label: string }[] = [
  { value: 'working', label: 'Ngày làm việc' },
  { value: 'calendar', label: 'Ngày (kể cả ngày nghỉ)' },
  { value: 'from-08:00', label: 'Ngày làm việc, tính từ 08:00' },
];

interface Values {
  from: string;
  time?: string;
  days: number;
  mode: DeadlineQuestion['mode'];
}

/** Asks the server how a term is counted, and shows every day of it. */
export function DeadlineTryOut() {
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const mode = Form.useWatch('mode', form) ?? 'working';
  const compute = useComputeDeadline();
  const ask = ({ from, time, days, mode: counting }: Values) =>
    compute.mutate(
      { days, mode: counting, from: counting === 'from-08:00' ? instantInVietnam(isoDate(from), time ?? '08:00').toISOString() : from },
      { onError: (error) => void showFaults(form, error) },
    );
  const asked = compute.variables;
  const answer = compute.data;
  return (
    <Panel title="Tính thử một thời hạn">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: today, time: '08:00', days: 5, mode: 'working' }}
        onFinish={ask}
      >
        <div className="two-fields">
          <Form.Item name="from" label="Ngày nhận" rules={[{ required: true, message: 'Chọn ngày nhận' }]}>
            <DateField />
          </Form.Item>
          <Form.Item name="days" label="Số ngày" rules={[{ required: true, message: 'Nhập số ngày' }]}>
            <InputNumber min={1} max={400} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <Form.Item name="mode" label="Cách tính">
          <Radio.Group options={MODES} className="stacked-radios" />
        </Form.Item>
        {mode === 'from-08:00' && (
          <Form.Item
            name="time"
            label="Giờ nhận"
            rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: 'Nhập giờ dạng 08:00' }]}
          >
            <Input placeholder="08:00" maxLength={5} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={compute.isPending}>
          Tính
        </Button>
      </Form>
      {compute.isError && (
        <div className="try-out-answer">
          <ProblemNotice error={compute.error} />
        </div>
      )}
      {answer && asked && (
        <div className="try-out-answer" role="status">
          <Deadline {...answer} days={asked.days} mode={asked.mode} />
          {answer.warnings.map((warning) => (
            <Notice key={warning.year} tone="warn" title="Có thể thay đổi">
              {warning.message}
            </Notice>
          ))}
        </div>
      )}
    </Panel>
  );
}
