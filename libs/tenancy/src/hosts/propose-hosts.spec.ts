import { describe, expect, it } from '@jest/globals';
import { flatRegime, interimRegime, levelsRegime, placed, spaceOf, under } from './regime.factory.js';
import { proposeHosts } from './propose-hosts.js';

const ducHoa = placed('district', 'huyện', 'Đức Hòa');
const tanThanh = placed('district', 'huyện', 'Tân Thạnh');
const inDucHoa = under(ducHoa, 'duchoa.longan.gov.vn');
const inTanThanh = under(tanThanh, 'tanthanh.longan.gov.vn');
const town = placed('commune', 'thị trấn', 'Hiệp Hòa', inDucHoa);
const village = placed('commune', 'xã', 'Hiệp Hòa', inDucHoa);
const tanThanhTown = placed('commune', 'thị trấn', 'Tân Thạnh', inTanThanh);
const tanThanhVillage = placed('commune', 'xã', 'Tân Thành', inTanThanh);
const hosts = (proposals: ReturnType<typeof proposeHosts>) => proposals.proposals.map(({ host }) => host);

describe('proposals under LA-3', () => {
  it('LA-3.1.a gives the province longan.gov.vn', () => {
    const province = placed('province', 'tỉnh', 'Long An');
    const answer = proposeHosts(province, spaceOf(levelsRegime, [province]));
    expect(answer).toMatchObject({ outcome: 'proposed', basis: 'LA-3.1.a' });
    expect(hosts(answer)).toEqual(['longan.gov.vn']);
  });

  it('LA-3.1.b offers a department its abbreviation first, then its full and English names', () => {
    const unit = placed('department', 'sở', 'Sở Nội vụ', { englishName: 'Department of Home Affairs' });
    const answer = proposeHosts(unit, spaceOf(levelsRegime, [unit]));
    expect(hosts(answer)).toEqual(['snv.longan.gov.vn', 'sonoivu.longan.gov.vn', 'doha.longan.gov.vn', 'homeaffairs.longan.gov.vn']);
    expect(answer.proposals.map(({ recommended }) => recommended)).toEqual([true, false, false, false]);
  });

  it('LA-3.1.c gives a district its full name only', () => {
    const unit = placed('district', 'huyện', 'Bến Lức');
    expect(hosts(proposeHosts(unit, spaceOf(levelsRegime, [unit])))).toEqual(['benluc.longan.gov.vn']);
  });

  it('LA-3.1.d hangs a commune under its district and needs one', () => {
    const lost = placed('commune', 'xã', 'Mỹ Lệ');
    expect(proposeHosts(lost, spaceOf(levelsRegime, [lost]))).toMatchObject({ outcome: 'parent-required', proposals: [] });
    const unit = placed('commune', 'xã', 'Hựu Thạnh', inDucHoa);
    expect(hosts(proposeHosts(unit, spaceOf(levelsRegime, [unit])))).toEqual(['huuthanh.duchoa.longan.gov.vn']);
  });

  it('LA-3.1.d numbered wards of two districts do not collide', () => {
    const tanAn = placed('district', 'thành phố', 'Tân An');
    const kienTuong = placed('district', 'thị xã', 'Kiến Tường');
    const one = placed('commune', 'phường', '1', under(tanAn, 'tanan.longan.gov.vn'));
    const other = placed('commune', 'phường', '1', under(kienTuong, 'kientuong.longan.gov.vn'));
    const space = spaceOf(levelsRegime, [one, other]);
    expect(proposeHosts(one, space).outcome).toBe('proposed');
    expect(hosts(proposeHosts(other, space))).toEqual(['phuong1.kientuong.longan.gov.vn']);
  });

  it.each([
    [town, ['thitranhiephoa.duchoa.longan.gov.vn', 'hiephoa.duchoa.longan.gov.vn']],
    [village, ['xahiephoa.duchoa.longan.gov.vn', 'hiephoa.duchoa.longan.gov.vn']],
    [tanThanhTown, ['thitrantanthanh.tanthanh.longan.gov.vn', 'tanthanh.tanthanh.longan.gov.vn']],
    [tanThanhVillage, ['xatanthanh.tanthanh.longan.gov.vn', 'tanthanh.tanthanh.longan.gov.vn']],
  ])('LA-3.2 leaves the collision of $fullName to the domain manager', (unit, expected) => {
    const answer = proposeHosts(unit, spaceOf(levelsRegime, [town, village, tanThanhTown, tanThanhVillage]));
    expect(answer.outcome).toBe('collision');
    expect(hosts(answer)).toEqual(expected);
    expect(answer.proposals[0]).toMatchObject({ recommended: true, form: 'typedName' });
    expect(answer.proposals[1]!.warnings[0]).toMatchObject({ code: 'host_collision' });
  });

  it('says that a town bears the label of its district', () => {
    const benLuc = placed('district', 'huyện', 'Bến Lức');
    const unit = placed('commune', 'thị trấn', 'Bến Lức', under(benLuc, 'benluc.longan.gov.vn'));
    const [proposal] = proposeHosts(unit, spaceOf(levelsRegime, [unit])).proposals;
    expect(proposal).toMatchObject({ host: 'benluc.benluc.longan.gov.vn', recommended: true, warnings: [{ code: 'same_as_parent' }] });
  });

  it('proposes nothing for the assembly and for other bodies: the decision names the host', () => {
    for (const kind of ['assembly', 'other'] as const) {
      const unit = placed(kind, 'ban', 'Ban Quản lý Khu kinh tế tỉnh');
      expect(proposeHosts(unit, spaceOf(levelsRegime, [unit]))).toMatchObject({ outcome: 'decision-names-host', proposals: [] });
    }
  });

  it('marks a reserved label and a host of another site as not available', () => {
    const mail = placed('department', 'sở', 'Sở M', { abbreviation: 'mail' });
    expect(proposeHosts(mail, spaceOf(levelsRegime, [mail])).proposals[0]).toMatchObject({
      available: false,
      recommended: false,
      warnings: [{ code: 'host_reserved' }],
    });
    const taken = placed('district', 'huyện', 'Bến Lức');
    const space = spaceOf(levelsRegime, [taken], { 'benluc.longan.gov.vn': { siteId: 's', unitId: 'another', name: 'Trang khác' } });
    expect(proposeHosts(taken, space).proposals[0]).toMatchObject({ available: false, warnings: [{ code: 'host_taken' }] });
  });
});

describe('the interim', () => {
  it('LA-3.2 proposes nothing; the domain manager decides each host', () => {
    expect(proposeHosts(village, spaceOf(interimRegime, [village, town]))).toMatchObject({ outcome: 'manager-decides', proposals: [] });
  });
});

describe('proposals under NĐ 224/2026 Điều 11.4', () => {
  const zone = 'tayninh.gov.vn';
  const space = (units: ReturnType<typeof placed>[]) => spaceOf(flatRegime, units, {}, zone);

  it('NĐ 224/2026 Điều 11.4.c puts a commune right under the province, and a ward may be called longan', () => {
    const unit = placed('commune', 'phường', 'Long An');
    expect(hosts(proposeHosts(unit, space([unit])))).toEqual(['longan.tayninh.gov.vn']);
  });

  it('gives districts no host any more', () => {
    expect(proposeHosts(ducHoa, space([ducHoa]))).toMatchObject({ outcome: 'not-given', basis: 'NĐ 224/2026 Điều 11.4' });
  });

  it('sees collisions province-wide; names of one type fall back on the code', () => {
    const a = placed('commune', 'xã', 'Tân Thạnh', { code: '27826' });
    const b = placed('commune', 'xã', 'Tân Thành', { code: '25534' });
    const answer = proposeHosts(a, space([a, b]));
    expect(answer.outcome).toBe('collision');
    expect(answer.proposals[0]).toMatchObject({ host: 'tanthanh27826.tayninh.gov.vn', form: 'withCode', recommended: true });
  });

  it('tells wards of former districts apart by the district while one is known', () => {
    const one = placed('commune', 'phường', '1', under(placed('district', 'thành phố', 'Tân An'), 'tanan.longan.gov.vn'));
    const two = placed('commune', 'phường', '1', under(placed('district', 'thị xã', 'Kiến Tường'), 'kientuong.longan.gov.vn'));
    expect(proposeHosts(one, space([one, two])).proposals[0]).toMatchObject({ host: 'phuong1tanan.tayninh.gov.vn', form: 'withParent' });
  });
});
