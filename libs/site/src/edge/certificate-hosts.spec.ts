import { describe, expect, it } from '@jest/globals';
import { type Config, Metrics, Zone } from '@cong-tinh/platform';
import type { DirectoryEntry, SiteDirectory } from '@cong-tinh/publication';
import { CertificateHosts } from './certificate-hosts.js';

const hosts: Record<string, [DirectoryEntry['role'], string]> = {
  'longan.gov.vn': ['canonical', 'active'],
  'www.longan.gov.vn': ['alias', 'active'],
  'thanhphu.benluc.longan.gov.vn': ['canonical', 'active'],
  'dong.longan.gov.vn': ['canonical', 'suspended'],
  'chuamo.longan.gov.vn': ['canonical', 'approved'],
  'longan.old.example': ['retired', 'active'],
};

function make() {
  const asked: string[] = [];
  const directory = {
    find(host: string) {
      asked.push(host);
      const [role, state] = hosts[host] ?? [];
      return role ? ({ host, role, site: { id: host, state, canonicalHost: 'longan.gov.vn' } } as DirectoryEntry) : null;
    },
    generation: 1,
  } as SiteDirectory;
  const config = { provinceZone: 'longan.gov.vn', publicZone: 'longan.localhost' } as Config;
  const metrics = new Metrics();
  const certificates = new CertificateHosts(new Zone(config), directory, config, metrics);
  return { asked, metrics, answer: (...domains: string[]) => certificates.answer(domains) };
}

describe('CertificateHosts', () => {
  it.each([
    'longan.localhost',
    'www.longan.localhost',
    'thanhphu.benluc.longan.localhost',
    'dong.longan.localhost',
    'quantri.longan.localhost',
    'tep.longan.localhost',
    'sso.longan.localhost',
    'longan.old.example',
  ])('allows %s', (host) => {
    expect(make().answer(host)).toBe(200);
  });

  it.each([
    'khongco.longan.localhost',
    'chuamo.longan.localhost',
    'thanhphu.longan.localhost',
    'x.thanhphu.benluc.longan.localhost',
    'quantri.benluc.longan.localhost',
    'longan.localhost.evil.example',
    'evillongan.localhost',
    // The lawful zone is not ours at the edge while another zone is.
    'thanhphu.benluc.longan.gov.vn',
    'xn--bnlc-k14a.longan.localhost',
  ])('refuses %s', (host) => {
    expect(make().answer(host)).toBe(403);
  });

  it.each([
    [[]],
    [['']],
    [['longan.localhost', 'longan.localhost']],
    [['LongAn.localhost']],
    [['longan.localhost.']],
    [['longan.localhost:443']],
    [['*.longan.localhost']],
    [['127.0.0.1']],
    [['::1']],
    [['longan.localhost\r\n']],
    [['longan.localhost/x']],
    [[`${'a'.repeat(64)}.longan.localhost`]],
    [[`${'a.'.repeat(125)}longan.localhost`]],
  ])('takes %j for no name, without looking it up', (domains) => {
    const { answer, asked } = make();
    expect(answer(...domains)).toBe(400);
    expect(asked).toEqual([]);
  });

  it('holds up a host of ours that is asked about again and again, and no other', () => {
    const { answer } = make();
    const often = Array.from({ length: 22 }, () => answer('thanhphu.benluc.longan.localhost'));
    expect(often.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(often.slice(20)).toEqual([429, 429]);
    expect(answer('longan.localhost')).toBe(200);
  });

  it('counts its answers, and remembers no name that a stranger chose', async () => {
    const { answer, metrics } = make();
    for (let i = 0; i < 3_000; i++) answer(`khong-co-${i}.longan.localhost`);
    answer('longan.localhost');
    const text = await metrics.registry.metrics();
    expect(text).toContain('portal_tls_questions_total{status="403"} 3000');
    expect(text).toContain('portal_tls_questions_total{status="200"} 1');
    expect(text).not.toContain('khong-co');
  });
});
