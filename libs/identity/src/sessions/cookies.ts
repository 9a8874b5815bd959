import { BadRequestError } from '@cong-tinh/kernel';

/** `__Host-`: sent back to this host only, over a safe channel, and settable by no sibling. */
export const SESSION_COOKIE = '__Host-session';
export const ATTEMPT_COOKIE = '__Host-sign-in';

/**
 * The value of a cookie in a request's `cookie` header; null when it has none. Siblings of the console's host are hostile:
 * a second cookie of the same name is somebody else's. @throws BadRequestError on two.
 */
export function readCookie(header: string | undefined, name: string): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  if (values.length > 1) {
    throw new BadRequestError(
      'two_session_cookies',
      'Trình duyệt gửi hai phiên làm việc cùng lúc. Hãy xóa cookie của trang này rồi đăng nhập lại.',
    );
  }
  return values[0] || null;
}

/** A `set-cookie` value. `Strict` would drop the cookie on the way back from the sign-in service, `Lax` sends it on that navigation. */
export function writeCookie(name: string, value: string, maxAgeSeconds?: number): string {
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`;
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`;
}

export const clearCookie = (name: string): string => writeCookie(name, '', 0);
