import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { InvalidError, systemClock, type Clock } from '@cong-tinh/kernel';
import { checkContentType, contentDisposition } from './content-disposition.js';
import type { LinkOptions } from './object-storage.js';
import { checkKey } from './object-key.js';
import { linkInvalid } from './storage.errors.js';

/** Where signed links lead, below the origin of files. */
export const FILE_LINK_PATH = '/kho/';

/** What a signed link allows: this object, with these headers. */
export interface LinkedObject {
  readonly key: string;
  readonly contentType: string;
  readonly contentDisposition: string;
}

/** Signed, expiring addresses of stored objects, on the host that serves files and nothing else. */
export class FileLinks {
  private readonly key: Buffer;

  /** `origin`: where the route {@link FILE_LINK_PATH} is answered, without a trailing slash. */
  constructor(
    private readonly origin: string,
    secret: string,
    private readonly clock: Pick<Clock, 'now'> = systemClock,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'signed links to stored objects', 32));
  }

  sign(key: string, options: LinkOptions): string {
    const query = new URLSearchParams({
      'het-han': String(Math.floor(this.clock.now().getTime() / 1000) + checkSeconds(options.seconds)),
      loai: checkContentType(options.contentType),
      cach: contentDisposition(options.disposition ?? 'attachment', options.fileName),
    });
    const path = `${FILE_LINK_PATH}${checkKey(key)}?${query.toString()}`;
    return `${this.origin}${path}&chu-ky=${this.signature(path)}`;
  }

  /** What a request for this target (path and query, or the whole address) may have. @throws object_link_invalid */
  open(target: string): LinkedObject {
    const { pathname, search } = URL.parse(target, this.origin) ?? { pathname: '', search: '' };
    const [signed = '', signature = '', ...more] = search.split('&chu-ky=');
    const query = new URLSearchParams(signed);
    const expires = Number(query.get('het-han'));
    const genuine = more.length === 0 && equal(signature, this.signature(`${pathname}${signed}`));
    if (!genuine || !(expires > this.clock.now().getTime() / 1000)) throw linkInvalid();
    return {
      key: checkKey(pathname.slice(FILE_LINK_PATH.length)),
      contentType: checkContentType(query.get('loai') ?? undefined),
      contentDisposition: query.get('cach') ?? 'attachment',
    };
  }

  private signature(path: string): string {
    return createHmac('sha256', this.key).update(path).digest('base64url');
  }
}

/** @throws link_duration_invalid outside 1 to 86400 */
export function checkSeconds(seconds: number): number {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400) {
    throw new InvalidError('link_duration_invalid', 'Thời hạn của liên kết phải từ 1 giây đến 24 giờ.');
  }
  return seconds;
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
