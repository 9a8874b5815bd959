import { InvalidError } from '../errors/index.js';
import { formatDate, type IsoDate } from './iso-date.js';

/** Vietnam keeps UTC+7 all year. */
const OFFSET = 7 * 3_600_000;
const local = (instant: Date): string => new Date(instant.getTime() + OFFSET).toISOString();

/** The day it is in Vietnam at an instant. */
export function dateInVietnam(instant: Date): IsoDate {
  return local(instant).slice(0, 10) as IsoDate;
}

/** The clock in Vietnam at an instant, 'HH:mm'. */
export function timeInVietnam(instant: Date): string {
  return local(instant).slice(11, 16);
}

/** The instant of 'HH:mm' on a day in Vietnam. @throws InvalidError `invalid_time` */
export function instantInVietnam(date: IsoDate, time: string): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new InvalidError('invalid_time', `Giờ "${time}" không hợp lệ; giờ phải có dạng GIỜ:PHÚT, ví dụ 08:00.`);
  }
  return new Date(`${date}T${time}:00+07:00`);
}

/** '21/11/2026 08:05', Vietnamese time. */
export function formatInstant(instant: Date): string {
  return `${formatDate(dateInVietnam(instant))} ${timeInVietnam(instant)}`;
}
