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
export const port = (value: string) => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65535) throw expected('số cổng từ 0 đến 65535');
  return number;
};
export const count = (value: string) => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw expected('số nguyên dương');
  return number;
};
export const zone = (value: string) => {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value)) throw expected('tên miền viết thường, ví dụ longan.gov.vn');
  return value;
};
export const list = (value: string) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
export const path = (value: string) => (isAbsolute(value) ? value : join(projectRoot(), value));
export const url = (value: string) => {
  if (!URL.canParse(value)) throw expected('địa chỉ đầy đủ, ví dụ https://sso.longan.gov.vn/realms/cong-tinh');
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
