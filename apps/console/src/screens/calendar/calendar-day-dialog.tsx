import { Button, Form, Input, Select } from 'antd';
import { type CalendarDay, type CalendarDayKind } from '../../api/types';
import { DateField, Dialog } from '../../ui';
import { DAY_KINDS } from '../../words/calendar';

export interface CalendarDayDialogProps {
  year: number;
  day: CalendarDay | null;
  taken: string[];
  saving: boolean;
  onSave(day: CalendarDay): void;
  onClose(): void;
}

const KINDS = Object.entries(DAY_KINDS).map(([value, { label }]) => ({ value: value as CalendarDayKind, label }));

export function CalendarDayDialog({ year, day, taken, saving, onSave, onClose }: CalendarDayDialogProps) {
  const [form] = Form.useForm<CalendarDay>();
  const kind = Form.useWatch('kind', form) ?? day?.kind ?? 'holiday';
  return (
    <Dialog
      open
      onClose={onClose}
      title={day ? 'Sửa ngày trong lịch' : 'Thêm ngày vào lịch'}
      width={480}
      footer={
        <>
          <Button onClick={onClose}>Để sau</Button>
          <Button type="primary" loading={saving} onClick={() => form.submit()}>
            Lưu
          </Button>
        </>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={day ?? { kind: 'holiday' }}
        onFinish={(values) => onSave({ ...values, certainty: day?.certainty ?? 'seen' })}
      >
        <Form.Item
          name="date"
          label="Ngày"
          rules={[
            { required: true, message: 'Chọn ngày' },
            {
              validator: (_, value: string | undefined) =>
                value && value !== day?.date && taken.includes(value)
                  ? Promise.reject(new Error('Ngày này đã có trong lịch'))
                  : Promise.resolve(),
            },
          ]}
        >
          <DateField min={`${year}-01-01`} max={`${year}-12-31`} />
        </Form.Item>
        <Form.Item name="kind" label="Loại" extra={DAY_KINDS[kind].hint}>
          <Select options={KINDS} />
        </Form.Item>
        <Form.Item name="name" label="Tên ngày" rules={[{ required: true, whitespace: true, message: 'Nhập tên ngày' }]}>
          <Input maxLength={200} placeholder="Ví dụ: Nghỉ Tết Nguyên đán" />
        </Form.Item>
        <Form.Item name="source" label="Văn bản công bố" rules={[{ required: true, whitespace: true, message: 'Nhập văn bản công bố' }]}>
          <Input maxLength={300} placeholder="Ví dụ: Thông báo số …/TB-BNV ngày …" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
