import { Form, Input, Select } from 'antd';
import { useSaveCalendarYear } from '../../api/hooks/regulation';
import { type CalendarDay, type CalendarDayKind, type CalendarEdit, type CalendarYear } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';
import { DateField } from '../../ui';
import { CERTAINTY_NAMES, DAY_KINDS } from '../../words/calendar';

export interface CalendarDayDialogProps {
  calendar: CalendarYear;
  day: CalendarDay | null;
  onClose(): void;
}

const KINDS = Object.entries(DAY_KINDS).map(([value, { label }]) => ({ value: value as CalendarDayKind, label }));
const CERTAINTIES = Object.entries(CERTAINTY_NAMES).map(([value, label]) => ({ value: value as CalendarDay['certainty'], label }));

/** One day of a year that differs from "Monday to Friday", with the paper that says so. */
export function CalendarDayDialog({ calendar, day, onClose }: CalendarDayDialogProps) {
  const { year, revision, announced, source, days } = calendar;
  const save = useSaveCalendarYear(year);
  const others = days.filter((other) => other.date !== day?.date);
  const body = (values: CalendarDay): CalendarEdit => ({ revision, announced, source, days: [...others, values] });
  return (
    <FormDialog<CalendarDay, CalendarEdit>
      title={day ? 'Sửa ngày trong lịch' : 'Thêm ngày vào lịch'}
      submit="Lưu"
      done="Đã lưu lịch"
      draftKey={`calendar:${year}:${day?.date ?? 'new'}`}
      initial={day ?? { kind: 'holiday', certainty: 'read' }}
      change={save}
      body={body}
      width={480}
      onClose={onClose}
    >
      <Form.Item
        name="date"
        label="Ngày"
        rules={[
          { required: true, message: 'Chọn ngày' },
          {
            validator: (_, value: string | undefined) =>
              others.some((other) => other.date === value) ? Promise.reject(new Error('Ngày này đã có trong lịch')) : Promise.resolve(),
          },
        ]}
      >
        <DateField min={`${year}-01-01`} max={`${year}-12-31`} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => (
          <Form.Item name="kind" label="Loại" extra={DAY_KINDS[(getFieldValue('kind') as CalendarDayKind | undefined) ?? 'holiday'].hint}>
            <Select options={KINDS} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="name" label="Tên ngày" rules={[{ required: true, whitespace: true, message: 'Nhập tên ngày' }]}>
        <Input maxLength={120} placeholder="Ví dụ: Nghỉ Tết Nguyên đán" />
      </Form.Item>
      <Form.Item
        name="source"
        label="Văn bản làm căn cứ"
        rules={[{ required: true, whitespace: true, message: 'Nhập văn bản làm căn cứ' }]}
      >
        <Input maxLength={200} placeholder="Ví dụ: Thông báo số …/TB-BNV ngày …" />
      </Form.Item>
      <Form.Item name="certainty" label="Nguồn này biết từ đâu">
        <Select options={CERTAINTIES} />
      </Form.Item>
    </FormDialog>
  );
}
