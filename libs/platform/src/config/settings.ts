import { isIP } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { projectRoot } from './project-root.js';

/** One setting of the environment: its name, what it means, how it is read. */
export interface Setting<T = unknown> {
  name: string;
  label: string;
  fallback?: string;
  secret?: boolean;
  read(text: string): T;
}

const expected = (what: string) => new Error(`phải là ${what}`);

export const text = (value: string) => value;
export const oneOf =
  <T extends string>(...values: T[]) =>
  (value: string): T => {
    if (!values.includes(value as T)) throw expected(`một trong: ${values.join(', ')}`);
    return value as T;
  };
const digits = (value: string): number => (/^\d{1,9}$/.test(value) ? Number(value) : Number.NaN);
export const port = (value: string) => {
  const number = digits(value);
  if (!(number <= 65535)) throw expected('số cổng từ 0 đến 65535');
  return number;
};
export const count = (value: string) => {
  const number = digits(value);
  if (!(number >= 1)) throw expected('số nguyên dương');
  return number;
};
export const zone = (value: string) => {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value)) throw expected('tên miền viết thường, ví dụ longan.gov.vn');
  return value;
};
/** Addresses and networks (`10.0.0.0/8`), or the names of ranges that Fastify knows. */
export const addresses = (value: string) => {
  const items = value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  for (const item of items) if (!isRange(item)) throw expected('danh sách địa chỉ IP hoặc dải địa chỉ, ví dụ 127.0.0.1, 10.0.0.0/8');
  return items;
};
function isRange(item: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(item)) return true;
  const [address = '', bits, ...more] = item.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || digits(bits) <= (family === 4 ? 32 : 128);
}
export const path = (value: string) => (isAbsolute(value) ? value : join(projectRoot(), value));
export const url = (value: string) => {
  const parsed = URL.parse(value);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol))
    throw expected('địa chỉ đầy đủ, ví dụ https://sso.longan.gov.vn/realms/cong-tinh');
  return value.replace(/\/$/, '');
};
export const longSecret = (value: string) => {
  if (value.length < 32) throw expected('chuỗi bí mật dài ít nhất 32 ký tự');
  return value;
};
export const yesNo = (value: string) => {
  if (!['yes', 'no'].includes(value)) throw expected('yes hoặc no');
  return value === 'yes';
};
