import { describe, expect, it } from '@jest/globals';
import { isoDate } from '@cong-tinh/kernel';
import type { SiteShell } from '@cong-tinh/tenancy';
import { shellRow } from './shell-row.js';

const facts = {
  governingBody: 'Ủy ban nhân dân xã Thanh Phú',
  managingUnit: 'Văn phòng HĐND và UBND xã',
  responsiblePerson: 'Chủ tịch UBND xã',
  address: 'Ấp Thanh Hiệp',
  phone: '0272 3 000 111',
  email: 'ubnd@thanhphu.benluc.longan.gov.vn',
};

const commune: SiteShell = {
  siteId: 'commune',
  kind: 'commune',
  state: 'active',
  name: 'Trang thông tin điện tử xã Thanh Phú',
  unit: { id: 'u3', code: '27961', type: 'xã', name: 'Thanh Phú', fullName: 'Xã Thanh Phú', shortName: null, parentId: 'u2' },
  levels: [
    { unitId: 'u1', kind: 'province', unitName: 'Tỉnh Long An', siteId: 'province', host: 'longan.gov.vn' },
    { unitId: 'u2', kind: 'district', unitName: 'Huyện Bến Lức', siteId: null, host: null },
    { unitId: 'u3', kind: 'commune', unitName: 'Xã Thanh Phú', siteId: 'commune', host: 'thanhphu.benluc.longan.gov.vn' },
  ],
  hosts: [{ host: 'thanhphu.benluc.longan.gov.vn', role: 'canonical' }],
  facts,
  head: { name: 'Chủ tịch UBND xã', position: 'Chủ tịch' },
  decision: { number: '1/QĐ-UBND', decidedOn: isoDate('2025-06-02'), issuer: 'UBND tỉnh' },
  suspension: null,
  demonstration: false,
};

describe('shellRow', () => {
  it('states where the unit lies and which site is above it', () => {
    expect(shellRow(commune)).toMatchObject({
      name: 'Xã Thanh Phú',
      kicker: 'Trang thông tin điện tử',
      place: 'huyện Bến Lức, tỉnh Long An',
      parent_site_id: 'province',
      levels: [
        { label: 'Tỉnh Long An', host: 'longan.gov.vn' },
        { label: 'Huyện Bến Lức', host: null },
        { label: 'Xã Thanh Phú', host: 'thanhphu.benluc.longan.gov.vn' },
      ],
    });
  });

  it('calls the site of the province a portal and puts nothing above it', () => {
    const province = { ...commune, siteId: 'province', kind: 'province', levels: commune.levels.slice(0, 1) } as SiteShell;
    expect(shellRow(province)).toMatchObject({ kicker: 'Cổng thông tin điện tử', place: null, parent_site_id: null });
  });

  it('NĐ 174/2026 Điều 93 takes the six facts of the foot complete or not at all', () => {
    expect(shellRow(commune).footer).toEqual(facts);
    expect(shellRow({ ...commune, facts: { ...facts, phone: ' ' } }).footer).toBeNull();
  });
});
