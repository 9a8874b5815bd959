import { addDays, isIsoDate } from '@cong-tinh/kernel/dates';

/** Validity ends on the first day that no longer counts; people speak of the last that does. */
export const lastDay = (validTo: string): string => (isIsoDate(validTo) ? addDays(validTo, -1) : validTo);

/** What is sent for "đến hết ngày …". */
export const dayAfter = (last: string): string => (isIsoDate(last) ? addDays(last, 1) : last);
