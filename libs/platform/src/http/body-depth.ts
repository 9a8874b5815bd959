import { BadRequestError } from '@cong-tinh/kernel';

const DEEPEST = 100;

export const bodyTooDeep = () => new BadRequestError('body_too_deep', 'Dữ liệu gửi lên lồng nhau quá sâu.');

/** A body nested thousands deep would overflow the stack of whoever walks it; this walks it level by level. */
export function isTooDeep(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) level = level.flatMap(inside);
  return level.length > 0;
}

const inside = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? Object.values(value) : [];
