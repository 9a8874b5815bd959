import { InvalidError } from '../errors/index.js';

declare const isoDateBrand: unique symbol;

/** A day without a time, 'YYYY-MM-DD', as law counts days and as SQL `date` is carried. Compares as text. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

const DAY = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a value is a real day of the calendar: '2026-02-29' is not. */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !SHAPE.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** @throws InvalidError `invalid_date` */
export function isoDate(value: string): IsoDate {
  if (!isIsoDate(value)) {
    throw new InvalidError('invalid_date', `Ngày "${value}" không hợp lệ; ngày phải có dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-21.`);
  }
  return value;
}

const epochDay = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const fromEpochDay = (day: number): IsoDate => new Date(day * DAY).toISOString().slice(0, 10) as IsoDate;

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromEpochDay(epochDay(date) + days);
}

/** The same day of a later or earlier month, or that month's last day: 31/1 + 1 month = 28 or 29/2. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10) as IsoDate;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return epochDay(to) - epochDay(from);
}

/** 1 = Monday (thứ Hai) … 7 = Sunday (Chủ nhật). */
export function weekday(date: IsoDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** '2026-11-21' → '21/11/2026'. */
export function formatDate(date: IsoDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;

/** 'thứ Hai' … 'Chủ nhật'. */
export function weekdayName(date: IsoDate): string {
  return WEEKDAYS[weekday(date) - 1]!;
}
