import { InvalidError } from '@cong-tinh/kernel';

const CONTENT_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*(?:; ?charset=[a-z0-9-]+)?$/i;

/** A value of `Content-Disposition` (RFC 6266): ASCII only, the Vietnamese name in its encoded form, nothing that could break a header. */
export function contentDisposition(kind: 'inline' | 'attachment', fileName?: string): string {
  const name = fileName
    ?.normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}/\\]/gu, '_')
    .slice(0, 200)
    .toWellFormed();
  if (!name) return kind;
  const ascii = name
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** @throws content_type_invalid for what is not a plain media type */
export function checkContentType(contentType = 'application/octet-stream'): string {
  if (!CONTENT_TYPE.test(contentType)) throw new InvalidError('content_type_invalid', 'Kiểu nội dung của tệp không hợp lệ.');
  return contentType;
}
