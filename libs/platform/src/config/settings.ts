import { isIP } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { projectRoot } from './project-root.js';

/** Reads a value as it stands in the environment. @throws Error "phải là …" with the form. */
export interface Reader<T = unknown> {
  (value: string): T;
  /** What a value looks like, in words that follow "phải là". */
  readonly form: string;
}

/** One setting of the environment: its name, what it means, how it is read. */
export interface Setting<T = unknown> {
  name: string;
  label: string;
  fallback?: string;
  secret?: boolean;
  read: Reader<T>;
}

/** A reader that refuses what `read` finds no value in. */
function reader<T>(form: string, read: (value: string) => T | undefined): Reader<T> {
  const reading = (value: string): T => {
    const found = read(value);
    if (found === undefined) throw new Error(`phải là ${form}`);
    return found;
  };
  return Object.assign(reading, { form });
}

export const text = reader('chuỗi ký tự', (value) => value);
export const oneOf = <T extends string>(...values: T[]): Reader<T> =>
  reader(`một trong: ${values.join(', ')}`, (value) => values.find((one) => one === value));
const digits = (value: string): number => (/^\d{1,9}$/.test(value) ? Number(value) : Number.NaN);
export const port = reader('số cổng từ 0 đến 65535', (value) => (digits(value) <= 65535 ? digits(value) : undefined));
export const count = reader('số nguyên dương', (value) => (digits(value) >= 1 ? digits(value) : undefined));
export const zone = reader('tên miền viết thường, ví dụ longan.gov.vn', (value) =>
  /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value) ? value : undefined,
);
/** Addresses and networks (`10.0.0.0/8`), or the names of ranges that Fastify knows. */
export const addresses = reader('danh sách địa chỉ IP hoặc dải địa chỉ, ví dụ 127.0.0.1, 10.0.0.0/8', (value) => {
  const items = value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.every(isRange) ? items : undefined;
});
function isRange(item: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(item)) return true;
  const [address = '', bits, ...more] = item.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || digits(bits) <= (family === 4 ? 32 : 128);
}
export const path = reader('đường dẫn; tương đối thì tính từ thư mục của sản phẩm', (value) =>
  isAbsolute(value) ? value : join(projectRoot(), value),
);
export const url = reader('địa chỉ đầy đủ, ví dụ https://sso.longan.gov.vn/realms/cong-tinh', (value) => {
  const parsed = URL.parse(value);
  return parsed && ['http:', 'https:'].includes(parsed.protocol) ? value.replace(/\/$/, '') : undefined;
});
/** A {@link url}, or nothing. */
export const optionalUrl = reader('địa chỉ đầy đủ, ví dụ http://127.0.0.1:8180, hoặc để trống', (value) =>
  value === '' ? '' : url(value),
);
export const longSecret = reader('chuỗi bí mật dài ít nhất 32 ký tự', (value) => (value.length >= 32 ? value : undefined));
export const yesNo = reader('yes hoặc no', (value) => (value === 'yes' ? true : value === 'no' ? false : undefined));
