import { ConflictError, InvalidError } from '@cong-tinh/kernel';

export const calendarInvalid = (problems: readonly string[]): InvalidError =>
  new InvalidError('calendar_invalid', `Lịch chưa lưu được: ${problems.join(' ')}`, { field: 'days', details: { problems } });

export const calendarSourceMissing = (): InvalidError =>
  new InvalidError('calendar_source_missing', 'Năm đã công bố lịch nghỉ phải ghi văn bản công bố.', { field: 'source' });

export const calendarChanged = (year: number, revision: number): ConflictError =>
  new ConflictError('calendar_changed', `Lịch năm ${year} vừa được người khác sửa. Hãy tải lại rồi sửa tiếp.`, {
    details: { year, revision },
  });

export const instantNeeded = (): InvalidError =>
  new InvalidError('instant_needed', 'Cách tính từ 08:00 ngày làm việc cần cả ngày và giờ nhận, ví dụ 2026-11-20T15:00:00+07:00.', {
    field: 'from',
  });

export const YEARS = { first: 1990, last: 2200 } as const;

/** @throws InvalidError `year_out_of_range` */
export function checkYear(year: number): number {
  if (year >= YEARS.first && year <= YEARS.last) return year;
  throw new InvalidError('year_out_of_range', `Lịch làm việc chỉ có cho các năm ${YEARS.first} đến ${YEARS.last}.`, { field: 'year' });
}
