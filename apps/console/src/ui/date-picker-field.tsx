import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/vi';
import { type DateFieldProps } from './date-field';

dayjs.locale('vi');

const day = (value?: string | null) => (value ? dayjs(value) : undefined);

export default function DatePickerField({ value, onChange, min, max, placeholder, ...rest }: DateFieldProps) {
  return (
    <DatePicker
      {...rest}
      format={['DD/MM/YYYY', 'D/M/YYYY', 'YYYY-MM-DD']}
      placeholder={placeholder ?? 'dd/mm/yyyy'}
      style={{ width: '100%' }}
      value={day(value) ?? null}
      minDate={day(min)}
      maxDate={day(max)}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : null)}
    />
  );
}
