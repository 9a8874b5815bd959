import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { defineNotice, Notices } from '@cong-tinh/identity';
import type { LightMyRequestResponse } from 'fastify';
import type { World } from '../support/index.js';
import { type ConsoleBrowser, identityWorld, invited, sessionOf, type SignInService } from './identity.factory.js';

jest.setTimeout(60_000);

const optional = defineNotice('sample.printed', { label: 'Bản mẫu “A & B” được in', optional: true });
const mandatory = defineNotice('sample.burnt', { label: 'Bản mẫu bị cháy', basis: 'LA-9.5' });

describe('letters a person wants', () => {
  let world: World;
  let sso: SignInService;
  let person: ConsoleBrowser;
  let neighbour: ConsoleBrowser;
  let id: string;

  beforeAll(async () => {
    ({ world, sso } = await identityWorld([]));
    id = await invited(world, 'tac-gia');
    person = await sessionOf(world, sso, id);
    neighbour = await sessionOf(world, sso, await invited(world, 'hang-xom'));
  });
  afterAll(async () => {
    await world?.close();
    await sso?.stop();
  });
  beforeEach(() => world.database.query('delete from muted_notices'));

  const url = '/api/me/notices';
  const choices = async (browser: ConsoleBrowser) =>
    (await browser.get(url)).json<{ items: { kind: string; wanted: boolean; optional: boolean }[] }>().items;
  const wants = async (browser: ConsoleBrowser) => (await choices(browser)).find(({ kind }) => kind === optional.kind)?.wanted;
  const choose = (kind: string, wanted: unknown) => person.put(`${url}/${kind}`, { wanted });
  const link = async () => new URL((await world.get(Notices).recipientOf(id, optional))!.stopUrl!);
  const open = (method: 'GET' | 'POST', address: URL, more: object = {}): Promise<LightMyRequestResponse> =>
    world.request({ method, url: address.pathname + address.search, headers: { host: address.host }, ...more });

  it('are all of them until the person says otherwise, and his own matter alone', async () => {
    expect((await choices(person)).filter(({ kind }) => kind.startsWith('sample.'))).toEqual([
      { kind: optional.kind, label: optional.label, optional: true, basis: null, wanted: true },
      { kind: mandatory.kind, label: mandatory.label, optional: false, basis: 'LA-9.5', wanted: true },
    ]);
    expect((await choose(optional.kind, false)).statusCode).toBe(204);
    expect([await wants(person), await wants(neighbour)]).toEqual([false, true]);
    expect(await world.get(Notices).recipientOf(id, optional)).toBeNull();
    expect(await world.get(Notices).recipientOf(id, mandatory)).toMatchObject({ email: 'tac-gia@longan.example', stopUrl: null });
    expect((await choose(optional.kind, true)).statusCode).toBe(204);
    expect(await wants(person)).toBe(true);
  });

  it('are on record when they change, and only then', async () => {
    const entries = () => world.database.query(`select action, actor_name from platform_audit_entries where action like 'notice.%'`);
    const before = (await entries()).length;
    for (const wanted of [true, false, false, true]) await choose(optional.kind, wanted);
    expect((await entries()).slice(before).map(({ action }) => action)).toEqual(['notice.turned_off', 'notice.turned_on']);
  });

  it('LA-9.5 cannot be turned off where a rule asks for them', async () => {
    const refused = await choose(mandatory.kind, false);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([403, 'notice_mandatory']);
    expect((await choose('sample.unheard', false)).statusCode).toBe(404);
    expect((await choose(optional.kind, 'không')).statusCode).toBe(422);
    expect((await world.request({ method: 'GET', url })).statusCode).toBe(401);
  });

  it('end by the link in the letter, which changes nothing when it is only opened', async () => {
    const address = await link();
    expect(address.origin).toBe('http://quantri.longan.localhost:8080');
    expect(address.href).not.toContain(id);
    const page = await open('GET', address);
    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.body).toContain('loại thư “Bản mẫu “A &#38; B” được in” nữa.');
    expect(await wants(person)).toBe(true);
    const form = await open('POST', address, { headers: { host: address.host, 'content-type': 'application/x-www-form-urlencoded' } });
    expect([form.statusCode, form.body.includes('Đã ngừng gửi thư báo')]).toEqual([200, true]);
    expect(await wants(person)).toBe(false);
    expect((await open('POST', address)).statusCode).toBe(200);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'],
  ])('end by the one click of a mail program, sent as %s without any session', async (type, payload) => {
    const address = await link();
    const answer = await open('POST', address, { headers: { host: address.host, 'content-type': type }, payload });
    expect(answer.statusCode).toBe(200);
    expect(await wants(person)).toBe(false);
  });

  it('do not end by a link that somebody made up or changed', async () => {
    const address = await link();
    const ticket = address.searchParams.get('ticket')!;
    const changed = ticket.slice(0, 40) + (ticket[40] === 'A' ? 'B' : 'A') + ticket.slice(41);
    for (const bad of [changed, '', 'v1.', `${id} ${optional.kind}`, 'x'.repeat(501)]) {
      address.searchParams.set('ticket', bad);
      for (const method of ['GET', 'POST'] as const) expect((await open(method, address)).statusCode).toBe(422);
    }
    expect(await wants(person)).toBe(true);
  });
});
