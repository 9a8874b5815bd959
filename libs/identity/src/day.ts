import { type IsoDate, isoDate } from '@cong-tinh/kernel';

/** Shape of a day in a request, before `isoDate` looks at the calendar. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const DAY_FAULT = { message: 'phải có dạng NĂM-THÁNG-NGÀY' };

/** A day that may be left out. @throws InvalidError for a day that the calendar does not have */
export const optionalDay = (text: string | null | undefined): IsoDate | null => (text ? isoDate(text) : null);
