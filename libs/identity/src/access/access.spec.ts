import { describe, expect, it } from '@jest/globals';
import { definePermission } from '@cong-tinh/platform';
import type { Seat } from '../seats/seat.js';
import type { ProvinceRole } from '../roles/province-role.js';
import { Access, type Credential } from './access.js';
import { comesFrom, readCredentials } from './credentials.js';

const A = '0197a3b0-0000-7000-8000-00000000000a';
const B = '0197a3b0-0000-7000-8000-00000000000b';
const session: Credential = { kind: 'session', secret: 's', readOnlySince: null, stepUpUntil: null };
const readDrafts = definePermission('draft.read', { label: 'Đọc bản thảo', seats: ['editor', 'head'] });
definePermission('draft.sign', { label: 'Ký', seats: ['head'] });
definePermission('host.grant', { label: 'Cấp tên miền', roles: ['domainManager'] });
definePermission('province-log.read', { label: 'Nhật ký chung', roles: ['securityInspector'] });

const seat = (siteId: string, kind: Seat['kind']) => ({ siteId, kind }) as Seat;
function access(more: { roles?: ProvinceRole[]; seats?: Seat[]; breakGlassId?: string } = {}): Access {
  const one = new Access({ id: 'x', name: 'Một người', email: null }, more.roles ?? [], session);
  for (const siteId of [A, B])
    one.know({
      siteId,
      seats: (more.seats ?? []).filter((s) => s.siteId === siteId),
      breakGlassId: siteId === A ? (more.breakGlassId ?? null) : null,
    });
  return one;
}

describe('access', () => {
  it('LA-20.2 a seat counts on its own site only', () => {
    const editor = access({ seats: [seat(A, 'editor')] });
    expect(editor.can('draft.read', A)).toBe(true);
    expect(editor.can('draft.sign', A)).toBe(false);
    expect(editor.can('draft.read', B)).toBe(false);
    expect(editor.can('draft.read')).toBe(false);
  });

  it('LA-19.2 a seat on the site of the province counts on doors that name no site', () => {
    const member = new Access({ id: 'x', name: 'Một người', email: null }, [], session, [seat(A, 'head')]);
    expect(member.can('draft.sign')).toBe(true);
    expect(member.can('host.grant')).toBe(false);
    expect(access({ seats: [seat(A, 'head')] }).can('draft.sign')).toBe(false);
  });

  it('LA-3.2 a role counts over the province', () => {
    const manager = access({ roles: ['domainManager'] });
    expect(manager.can('host.grant')).toBe(true);
    expect(manager.can('host.grant', A)).toBe(true);
    expect(access({ roles: ['webmaster'] }).can('host.grant')).toBe(false);
  });

  it('LA-10.1.d break-glass lets the webmaster read on that site, and do nothing else', () => {
    const webmaster = access({ roles: ['webmaster'], breakGlassId: 'g' });
    expect(webmaster.groundOf(readDrafts, A)).toBe('break-glass');
    expect(webmaster.can('draft.sign', A)).toBe(false);
    expect(webmaster.can('draft.read', B)).toBe(false);
    expect(webmaster.can('province-log.read', A)).toBe(false);
    expect(access({ roles: ['webmaster'] }).can('draft.read', A)).toBe(false);
  });

  it('refuses to guess about a site that was not looked up, or a permission nobody declared', () => {
    expect(() => access().can('draft.read', '0197a3b0-0000-7000-8000-00000000000c')).toThrow('was not looked up');
    expect(() => access().can('draft.delete')).toThrow('declared nowhere');
  });
});

describe('credentials', () => {
  it('are a session or a bearer token, never both', () => {
    expect(readCredentials({ cookie: '__Host-session=a' })).toEqual({ sessionSecret: 'a', bearerToken: null });
    expect(readCredentials({ authorization: 'bearer x.y.z' })).toEqual({ sessionSecret: null, bearerToken: 'x.y.z' });
    expect(readCredentials({})).toEqual({ sessionSecret: null, bearerToken: null });
    expect(() => readCredentials({ cookie: '__Host-session=a', authorization: 'Bearer b' })).toThrow(
      expect.objectContaining({ code: 'two_credentials' }),
    );
  });

  it.each(['Basic dTpw', 'Bearer', 'Bearer a b', 'Bearera', '', 'x'])('of another kind are refused: %p', (authorization) => {
    expect(() => readCredentials({ authorization })).toThrow(expect.objectContaining({ status: 401, code: 'token_refused' }));
  });
});

describe('where a request comes from', () => {
  const CONSOLE = 'https://quantri.longan.gov.vn';

  it('is the console for changes: exactly its origin', () => {
    expect(comesFrom(CONSOLE, 'POST', { origin: CONSOLE })).toBe(true);
    expect(comesFrom(CONSOLE, 'POST', { origin: CONSOLE, 'sec-fetch-site': 'same-origin' })).toBe(true);
  });

  it.each([
    undefined,
    'null',
    'https://quantri.longan.gov.vn.evil.example',
    'https://evil-quantri.longan.gov.vn',
    'https://longan.gov.vn',
    'https://benluc.longan.gov.vn',
    'http://quantri.longan.gov.vn',
    'https://quantri.longan.gov.vn:8443',
    'https://QUANTRI.longan.gov.vn',
  ])('is not the console for changes with the origin %p', (origin) => {
    expect(comesFrom(CONSOLE, 'POST', { origin })).toBe(false);
  });

  it.each(['same-site', 'cross-site', 'x'])('is not the console when the browser says %s', (site) => {
    expect(comesFrom(CONSOLE, 'POST', { origin: CONSOLE, 'sec-fetch-site': site })).toBe(false);
    expect(comesFrom(CONSOLE, 'GET', { 'sec-fetch-site': site })).toBe(false);
  });

  it('may be unnamed for reads, but not another page', () => {
    expect(comesFrom(CONSOLE, 'GET', {})).toBe(true);
    expect(comesFrom(CONSOLE, 'GET', { 'sec-fetch-site': 'none' })).toBe(true);
    expect(comesFrom(CONSOLE, 'GET', { origin: 'https://benluc.longan.gov.vn' })).toBe(false);
  });
});
