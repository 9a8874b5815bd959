import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { demonstrationPlan, Provisioning, readUnitsFile } from '@cong-tinh/tenancy';
import { AddressChecks } from '../../libs/tenancy/src/addresses/address-checks.job.js';
import type { HostAddresses } from '../../libs/tenancy/src/addresses/host-addresses.js';
import { DnsResolver, HOST_RESOLVER, type HostResolver } from '../../libs/tenancy/src/addresses/host-resolver.js';
import { type TenancyWorld, tenancyWorld } from './tenancy-world.js';

const units = readUnitsFile(join(import.meta.dirname, '../../libs/tenancy/data/longan.json'));
const few = units.filter(({ code }) => ['80', '80-02', '803'].includes(code));
const URL = '/api/province/domains/addresses';

/** A DNS whose answers the test decides; it remembers what it was asked, and how many at once. */
class ToldResolver implements HostResolver {
  readonly asked: string[] = [];
  answers: Record<string, HostAddresses | string> = {};
  async resolve(host: string): Promise<HostAddresses> {
    this.asked.push(host);
    const answer = this.answers[host] ?? { ipv4: [], ipv6: [] };
    if (typeof answer === 'string') throw Object.assign(new Error(`query ${answer}`), { code: answer });
    return answer;
  }
}

interface Report {
  basis: string;
  ipv6Required: boolean;
  notChecking: string | null;
  counts: { outcome: string; count: number }[];
  items: { host: string; outcome: string; lacksIpv6: boolean; ipv6: string[]; checkedAt: string | null; note: string | null }[];
  next: string | null;
}

describe('LA-3.1 hosts use IPv6', () => {
  const dns = new ToldResolver();
  let world: TenancyWorld;
  const report = (query = '') => world.read<Report>(`${URL}?limit=100${query}`);
  const found = async (host: string, query = '') => (await report(query)).items.find((item) => item.host === host);

  beforeAll(async () => {
    world = await tenancyWorld('2026-11-20T02:40:00+07:00', {
      settings: { PUBLIC_ZONE: 'longan.gov.vn' },
      overrides: (module) => module.overrideProvider(HOST_RESOLVER).useValue(dns),
    });
    await world.get(Provisioning).provision(demonstrationPlan(few));
  });
  afterAll(() => world.close());

  it('says that nothing was checked before anything was', async () => {
    expect(await report()).toMatchObject({
      basis: 'NĐ 224/2026 Điều 11.4',
      ipv6Required: true,
      notChecking: null,
      counts: [{ outcome: 'none', count: 6 }],
    });
    expect(await found('longan.gov.vn')).toMatchObject({ outcome: 'none', lacksIpv6: false, checkedAt: null });
  });

  it('asks for A and AAAA of every host in use and keeps each answer with its time', async () => {
    dns.answers = {
      'longan.gov.vn': { ipv4: ['203.0.113.1'], ipv6: ['2001:db8::1'] },
      'snv.longan.gov.vn': { ipv4: ['203.0.113.2'], ipv6: [] },
      'benluc.longan.gov.vn': 'ETIMEOUT',
    };
    await world.get(AddressChecks).run();
    expect([...dns.asked].sort()).toEqual(
      ['benluc.longan.gov.vn', 'longan.gov.vn', 'snv.longan.gov.vn'].flatMap((host) => [host, `www.${host}`]).sort(),
    );
    expect(await found('longan.gov.vn')).toMatchObject({
      outcome: 'both',
      lacksIpv6: false,
      ipv6: ['2001:db8::1'],
      checkedAt: '2026-11-19T19:40:00.000Z',
    });
    expect(await found('snv.longan.gov.vn')).toMatchObject({ outcome: 'no_ipv6', lacksIpv6: true });
    expect(await found('www.snv.longan.gov.vn')).toMatchObject({ outcome: 'no_address', lacksIpv6: true });
    // What did not answer is said to be unknown, not found wanting.
    expect(await found('benluc.longan.gov.vn')).toMatchObject({ outcome: 'unanswered', lacksIpv6: false, note: 'ETIMEOUT' });
    const { items } = await report('&outcome=no_ipv6');
    expect(items.map(({ host }) => host)).toEqual(['snv.longan.gov.vn']);
  });

  it('reports as of a day what was known by its end', async () => {
    world.clock.set('2026-11-22T08:00:00+07:00');
    dns.answers['snv.longan.gov.vn'] = { ipv4: ['203.0.113.2'], ipv6: ['2001:db8::2'] };
    await world.get(AddressChecks).run();
    expect(await found('snv.longan.gov.vn')).toMatchObject({ outcome: 'both' });
    expect(await found('snv.longan.gov.vn', '&asOf=2026-11-20')).toMatchObject({ outcome: 'no_ipv6', lacksIpv6: true });
    expect(await found('snv.longan.gov.vn', '&asOf=2026-11-19')).toMatchObject({ outcome: 'none', checkedAt: null });
    const first = await world.read<Report>(`${URL}?limit=2`);
    const second = await world.read<Report>(`${URL}?limit=100&after=${first.next}`);
    expect([...first.items, ...second.items].map(({ host }) => host)).toEqual((await report()).items.map(({ host }) => host));
  });

  it('checks again when asked, through the queue', async () => {
    const response = await world.post(`${URL}/checks`);
    expect([response.statusCode, response.json()]).toEqual([202, { queued: true, notChecking: null }]);
    expect(await world.rows(`select action from platform_audit_entries where action = 'domain.addresses_asked'`)).toHaveLength(1);
  });
});

describe('LA-3.1 where another zone stands in for the lawful one', () => {
  const dns = new ToldResolver();
  let world: TenancyWorld;
  beforeAll(async () => {
    world = await tenancyWorld(undefined, { overrides: (module) => module.overrideProvider(HOST_RESOLVER).useValue(dns) });
    await world.get(Provisioning).provision(demonstrationPlan(few));
  });
  afterAll(() => world.close());

  it('asks nothing, and says so', async () => {
    await world.get(AddressChecks).run();
    expect(dns.asked).toEqual([]);
    const { notChecking } = await world.read<Report>(URL);
    expect(notChecking).toContain('longan.localhost');
    expect((await world.post(`${URL}/checks`)).json()).toEqual({ queued: false, notChecking });
  });
});

describe('the resolver', () => {
  it('gives up on a name server that does not answer, within its limit', async () => {
    const { createSocket } = await import('node:dgram');
    const silent = createSocket('udp4');
    await new Promise<void>((done) => void silent.bind(0, '127.0.0.1', done));
    const resolver = new DnsResolver([`127.0.0.1:${silent.address().port}`], 200);
    const begun = Date.now();
    await expect(resolver.resolve('longan.gov.vn')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(Date.now() - begun).toBeLessThan(5_000);
    silent.close();
  });
});
