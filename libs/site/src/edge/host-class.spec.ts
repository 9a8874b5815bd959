import { describe, expect, it } from '@jest/globals';
import { type Config, Zone } from '@cong-tinh/platform';
import type { DirectoryEntry, DirectorySite } from '@cong-tinh/publication';
import { classifyHost, type HostClassifier, KnownHosts } from './host-class.js';
import { readHost } from './request-host.js';

const site = (id: string, canonicalHost: string, state: DirectorySite['state'] = 'active'): DirectorySite => ({
  id,
  kind: 'commune',
  name: id,
  state,
  canonicalHost,
  parentId: null,
  demonstration: false,
  revision: 1,
});
const province = site('tinh', 'longan.gov.vn');
const commune = site('thanhphu', 'thanhphu.benluc.longan.gov.vn');
const closed = site('dong', 'dong.longan.gov.vn', 'suspended');
const unopened = site('chuamo', 'chuamo.longan.gov.vn', 'approved');
const entry = (host: string, role: DirectoryEntry['role'], of: DirectorySite): [string, DirectoryEntry] => [host, { host, role, site: of }];
const entries = new Map([
  entry('longan.gov.vn', 'canonical', province),
  entry('www.longan.gov.vn', 'alias', province),
  entry('thanhphu.benluc.longan.gov.vn', 'canonical', commune),
  entry('thanhphu.longan.gov.vn', 'retired', commune),
  entry('dong.longan.gov.vn', 'canonical', closed),
  entry('chuamo.longan.gov.vn', 'canonical', unopened),
  entry('longan.old.example', 'retired', province),
  entry('xa.old.example', 'canonical', commune),
]);
const zoneOf = (publicZone: string, publicPort: number) =>
  new Zone({ publicZone, provinceZone: 'longan.gov.vn', publicScheme: 'http', publicPort } as Config);
const classifier = (publicZone: string, port: number) => ({
  zone: zoneOf(publicZone, port),
  directory: { find: (host: string) => entries.get(host) ?? null, generation: 1 },
  provinceZone: 'longan.gov.vn',
});
const local = (host: string, target = '/') => classifyHost(readHost([host], target, 8080), classifier('longan.localhost', 8080));
const real = (host: string) => classifyHost(readHost([host], '/', 443), classifier('longan.gov.vn', 443));

describe('classifyHost', () => {
  it('finds the site of its canonical host, locally and in production', () => {
    expect(local('thanhphu.benluc.longan.localhost:8080')).toEqual({ kind: 'site', siteId: 'thanhphu' });
    expect(local('LongAn.localhost')).toEqual({ kind: 'site', siteId: 'tinh' });
    expect(real('thanhphu.benluc.longan.gov.vn:443')).toEqual({ kind: 'site', siteId: 'thanhphu' });
  });

  it.each([
    ['quantri', 'console'],
    ['tep', 'files'],
    ['sso', 'sso'],
  ])('knows %s', (label, kind) => {
    expect(local(`${label}.longan.localhost:8080`)).toEqual({ kind });
    expect(real(`${label}.longan.gov.vn`)).toEqual({ kind });
  });

  it('sends aliases and retired hosts to where their content is', () => {
    expect(local('www.longan.localhost')).toEqual({ kind: 'moved', to: 'longan.gov.vn' });
    expect(local('thanhphu.longan.localhost')).toEqual({ kind: 'moved', to: 'thanhphu.benluc.longan.gov.vn' });
  });

  it('sends a trailing dot to the host without it, once', () => {
    expect(local('longan.localhost.')).toEqual({ kind: 'moved', to: 'longan.gov.vn' });
    expect(local('quantri.longan.localhost.')).toEqual({ kind: 'moved', to: 'quantri.longan.gov.vn' });
    expect(local('www.longan.localhost.')).toEqual({ kind: 'moved', to: 'longan.gov.vn' });
  });

  it('knows a suspended site, which says so itself', () => {
    expect(local('dong.longan.localhost')).toEqual({ kind: 'site', siteId: 'dong' });
  });

  it.each([
    'longan.gov.vn.evil.example',
    'longan.localhost.evil.example',
    'evil-longan.localhost',
    'evillongan.localhost',
    'khongco.longan.localhost',
    'a.quantri.longan.localhost',
    'quantri.benluc.longan.localhost',
    'localhost',
    'localhost:8080',
    '127.0.0.1:8080',
    '[::1]:8080',
    'chuamo.longan.localhost',
    'longan.localhost:8081',
    'xn--bnlc-k14a.longan.localhost',
    'khongco.longan.localhost.',
    // The lawful zone is not ours at the edge while another zone is.
    'longan.gov.vn',
    'thanhphu.benluc.longan.gov.vn:8080',
    // A site is served under our zone only.
    'xa.old.example',
  ])('answers 421 to %s', (host) => {
    expect(local(host)).toEqual({ kind: 'refused', status: 421 });
  });

  it('sends what a site was called in another zone to its host', () => {
    expect(real('longan.old.example')).toEqual({ kind: 'moved', to: 'longan.gov.vn' });
    expect(real('xa.old.example')).toEqual({ kind: 'refused', status: 421 });
  });

  it('answers 400 to what is no host', () => {
    expect(local('a b')).toEqual({ kind: 'refused', status: 400 });
    expect(local('longan.localhost', 'http://benluc.longan.localhost/')).toEqual({ kind: 'refused', status: 400 });
  });
});

describe('KnownHosts', () => {
  const hosts = (find: HostClassifier['directory']['find'], generation = { now: 1 }) => {
    const directory = {
      find,
      get generation() {
        return generation.now;
      },
    };
    return new KnownHosts({ ...classifier('longan.localhost', 8080), directory }, 8080);
  };
  const known = (host: string) => entries.get(host) ?? null;

  it('reads a host of ours once, and anew when the directory is filled anew', () => {
    let asked = 0;
    const generation = { now: 1 };
    const memory = hosts((host) => (asked++, known(host)), generation);
    for (let i = 0; i < 3; i++)
      expect(memory.classify(['thanhphu.benluc.longan.localhost:8080'], '/')).toEqual({ kind: 'site', siteId: 'thanhphu' });
    expect(asked).toBe(1);
    generation.now = 2;
    memory.classify(['thanhphu.benluc.longan.localhost:8080'], '/');
    expect(asked).toBe(2);
  });

  it("remembers neither what is refused nor a spelling of the caller's", () => {
    let asked = 0;
    const memory = hosts((host) => (asked++, known(host)));
    for (const sent of ['khong-co.longan.localhost', 'LongAn.localhost', 'longan.localhost.'])
      for (let i = 0; i < 2; i++) memory.classify([sent], '/');
    expect(asked).toBe(6);
  });

  it('looks at the target and at a second Host although the first is known', () => {
    const memory = hosts(known);
    const own = 'thanhphu.benluc.longan.localhost';
    expect(memory.classify([own], '/').kind).toBe('site');
    expect(memory.classify([own], 'http://longan.localhost/')).toEqual({ kind: 'refused', status: 400 });
    expect(memory.classify([own, own], '/')).toEqual({ kind: 'refused', status: 400 });
  });
});
