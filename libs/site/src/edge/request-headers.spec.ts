import { describe, expect, it } from '@jest/globals';
import { readHeaders } from './request-headers.js';

describe('readHeaders', () => {
  it('finds a header whatever its letters', () => {
    const headers = ['hOST', 'a.example', 'COOKIE', 'x=1', 'accept-Encoding', 'br', 'If-None-Match', '"x"'];
    expect(readHeaders(headers)).toEqual({ hosts: ['a.example'], cookies: ['x=1'], acceptEncoding: 'br', ifNoneMatch: '"x"' });
  });

  it('keeps every Host and every Cookie, so that none hides behind another', () => {
    const { hosts, cookies } = readHeaders(['Host', 'a', 'Cookie', 'x=1', 'Host', 'b', 'cookie', '__Host-phien=1']);
    expect(hosts).toEqual(['a', 'b']);
    expect(cookies).toEqual(['x=1', '__Host-phien=1']);
  });

  it('finds nothing in a request that sends nothing', () => {
    expect(readHeaders([])).toEqual({ hosts: [], cookies: [], acceptEncoding: undefined, ifNoneMatch: undefined });
  });
});
