import { Checkbox, Form, Input } from 'antd';
import { useSaveCalendarYear } from '../../api/hooks/regulation';
import { type CalendarEdit, type CalendarYear } from '../../api/types';
import { FormDialog } from '../../forms/form-dialog';

interface Values {
  announced: boolean;
  source?: string;
}

/** Whether the days off of a year were announced, and by which paper: until then deadlines that run into it carry a warning. */
export function AnnounceDialog({ calendar, onClose }: { calendar: CalendarYear; onClose(): void }) {
  const { year, revision, days } = calendar;
  const save = useSaveCalendarYear(year);
  return (
    <FormDialog<Values, CalendarEdit>
      title={`Công bố lịch năm ${year}`}
      submit="Lưu"
      done="Đã lưu"
      draftKey={`calendar:${year}:announced`}
      initial={{ announced: calendar.announced, source: calendar.source ?? '' }}
      change={save}
      body={({ announced, source }) => ({ revision, days, announced, source: source?.trim() ? source.trim() : null })}
      width={480}
      onClose={onClose}
    >
      <Form.Item name="announced" valuePropName="checked">
        <Checkbox>Lịch nghỉ của năm đã được công bố đầy đủ</Checkbox>
      </Form.Item>
      <Form.Item name="source" label="Văn bản công bố">
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}
