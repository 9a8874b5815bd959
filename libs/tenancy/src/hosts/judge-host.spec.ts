import { describe, expect, it } from '@jest/globals';
import { foldHost, type HostVerdict, judgeHost } from './judge-host.js';
import { flatRegime, interimRegime, levelsRegime, placed, spaceOf, under } from './regime.factory.js';

const benLuc = placed('district', 'huyện', 'Bến Lức');
const ducHoa = placed('district', 'huyện', 'Đức Hòa');
const town = placed('commune', 'thị trấn', 'Hiệp Hòa', under(ducHoa, 'duchoa.longan.gov.vn'));
const village = placed('commune', 'xã', 'Hiệp Hòa', under(ducHoa, 'duchoa.longan.gov.vn'));
const other = placed('commune', 'xã', 'Hựu Thạnh', under(ducHoa, 'duchoa.longan.gov.vn'));
const snv = placed('department', 'sở', 'Sở Nội vụ');
const space = spaceOf(levelsRegime, [benLuc, ducHoa, town, village, other, snv]);
const fault = (verdict: HostVerdict) => (verdict.lawful ? 'lawful' : verdict.fault);
const suggestions = (verdict: HostVerdict) => (verdict.lawful ? [] : verdict.suggestions);

describe('verdicts under LA-3', () => {
  it('LA-3.1.c gives Bến Lức benluc and refuses bl', () => {
    expect(judgeHost('benluc.longan.gov.vn', benLuc, space)).toMatchObject({ lawful: true, basis: 'LA-3.1.c' });
    const refused = judgeHost('bl.longan.gov.vn', benLuc, space);
    expect(refused).toMatchObject({ lawful: false, fault: 'host_wrong_label', basis: 'LA-3.1.c', suggestions: ['benluc.longan.gov.vn'] });
  });

  it('LA-3.1.c knows no English name of a district', () =>
    expect(fault(judgeHost('districtbenluc.longan.gov.vn', benLuc, space))).toBe('host_wrong_label'));

  it.each(['snv', 'sonoivu', 'doha'])('LA-3.1.b accepts %s for Sở Nội vụ', (label) => {
    expect(fault(judgeHost(`${label}.longan.gov.vn`, snv, space))).toBe('lawful');
  });

  it.each(['so noi vu', 'sở', 'so-noi-vu', 'so_noi_vu', ''])('LA-3.1.b refuses "%s"', (label) => {
    expect(fault(judgeHost(`${label}.longan.gov.vn`, snv, space))).toBe('host_malformed');
  });

  it('answers accents and spaces with the host that was meant', () => {
    expect(suggestions(judgeHost('Bến Lức.longan.gov.vn', benLuc, space))).toEqual(['benluc.longan.gov.vn']);
    expect(suggestions(judgeHost('sở nội vụ.longan.gov.vn', snv, space))[0]).toBe('sonoivu.longan.gov.vn');
    expect(foldHost('ĐỨC HÒA.Longan.gov.vn')).toBe('duchoa.longan.gov.vn');
  });

  it('takes capitals, surrounding space and the final dot as slips of the pen', () => {
    expect(judgeHost(' BenLuc.Longan.gov.vn. ', benLuc, space)).toMatchObject({ lawful: true, host: 'benluc.longan.gov.vn' });
  });

  it('LA-3.1 accepts only .vn, and only the zone of the province', () => {
    expect(fault(judgeHost('abc.com', benLuc, space))).toBe('host_outside_vn');
    expect(fault(judgeHost('benluc.gov.vn', benLuc, space))).toBe('host_outside_zone');
    expect(fault(judgeHost('benluc.evillongan.gov.vn', benLuc, space))).toBe('host_outside_zone');
    expect(fault(judgeHost('longan.gov.vn.evil.example', benLuc, space))).toBe('host_outside_vn');
  });

  it('LA-3.1.d refuses a commune at level 4, under another district or without one', () => {
    expect(fault(judgeHost('huuthanh.longan.gov.vn', other, space))).toBe('host_wrong_level');
    expect(fault(judgeHost('huuthanh.benluc.longan.gov.vn', other, space))).toBe('host_wrong_level');
    expect(fault(judgeHost('xahuuthanh.duchoa.longan.gov.vn', other, space))).toBe('host_wrong_label');
    expect(fault(judgeHost('myle.duchoa.longan.gov.vn', placed('commune', 'xã', 'Mỹ Lệ'), space))).toBe('host_parent_required');
  });

  it('LA-3.1.d meets the collision with suggestions; the domain manager may decide otherwise', () => {
    const literal = judgeHost('hiephoa.duchoa.longan.gov.vn', village, space);
    expect(literal).toMatchObject({ fault: 'host_collision', suggestions: ['xahiephoa.duchoa.longan.gov.vn'] });
    expect(fault(judgeHost('xahiephoa.duchoa.longan.gov.vn', village, space))).toBe('lawful');
    expect(fault(judgeHost('hiephoa.duchoa.longan.gov.vn', village, space, { collisionDecided: true }))).toBe('lawful');
    expect(fault(judgeHost('tthiephoa.duchoa.longan.gov.vn', town, space))).toBe('host_wrong_label');
    expect(fault(judgeHost('tthiephoa.duchoa.longan.gov.vn', town, space, { collisionDecided: true }))).toBe('lawful');
    expect(fault(judgeHost('tthuuthanh.duchoa.longan.gov.vn', other, space, { collisionDecided: true }))).toBe('host_wrong_label');
  });

  it.each(['quantri', 'tep', 'sso', 'www', 'api', 'mail', 'webmaster', 'ns1'])('keeps %s for the platform', (label) => {
    expect(fault(judgeHost(`${label}.longan.gov.vn`, snv, space))).toBe('host_reserved');
  });

  it('refuses a host that another site holds', () => {
    const held = spaceOf(levelsRegime, [benLuc], { 'benluc.longan.gov.vn': { siteId: 's', unitId: 'x', name: 'Trang khác' } });
    expect(fault(judgeHost('benluc.longan.gov.vn', benLuc, held))).toBe('host_taken');
  });

  it('lets the decision name the host of the assembly and of other bodies, inside the zone', () => {
    const assembly = placed('assembly', 'đoàn', 'Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh');
    expect(fault(judgeHost('dbnd.longan.gov.vn', assembly, space))).toBe('lawful');
    expect(fault(judgeHost('dbnd.example.vn', assembly, space))).toBe('host_outside_zone');
    expect(suggestions(judgeHost('ĐBND.longan.gov.vn', assembly, space))).toEqual(['dbnd.longan.gov.vn']);
  });
});

describe('verdicts of the other regimes', () => {
  it('the interim accepts any well-formed free host of the zone', () => {
    const interim = spaceOf(interimRegime, [village, town]);
    expect(fault(judgeHost('hiephoa.longan.gov.vn', village, interim))).toBe('lawful');
    expect(fault(judgeHost('hiệp hòa.longan.gov.vn', village, interim))).toBe('host_malformed');
    expect(fault(judgeHost('sso.longan.gov.vn', village, interim))).toBe('host_reserved');
  });

  it('NĐ 224/2026 Điều 11.4 knows no level 5 and no district', () => {
    const flat = spaceOf(flatRegime, [other, ducHoa]);
    expect(fault(judgeHost('huuthanh.longan.gov.vn', other, flat))).toBe('lawful');
    expect(fault(judgeHost('huuthanh.duchoa.longan.gov.vn', other, flat))).toBe('host_wrong_level');
    expect(fault(judgeHost('duchoa.longan.gov.vn', ducHoa, flat))).toBe('host_not_given');
  });
});
