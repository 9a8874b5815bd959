import { BadRequestError, isUuid } from '@cong-tinh/kernel';

/** Where a page of a list begins: after this instant and id, newest first. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

/** Before everything: the first page. */
export const FIRST: Cursor = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** A cursor as one word for an address: base 36 of the milliseconds, a hyphen, the id without hyphens. */
export function writeCursor({ at, id }: Cursor): string {
  return `${Date.parse(at).toString(36)}-${id.replaceAll('-', '')}`;
}

/** @throws BadRequestError `bad_cursor` */
export function readCursor(word: string | undefined): Cursor {
  if (word === undefined || word === '') return FIRST;
  const [time = '', hex = ''] = word.split('-');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const at = new Date(/^[0-9a-z]{1,9}$/.test(time) ? Number.parseInt(time, 36) : Number.NaN);
  if (!isUuid(id) || Number.isNaN(at.getTime())) throw new BadRequestError('bad_cursor', 'Trang danh sách được yêu cầu không tồn tại.');
  return { at: at.toISOString(), id };
}
