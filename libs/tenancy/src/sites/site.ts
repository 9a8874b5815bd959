import { defineStates, type IsoDate } from '@cong-tinh/kernel';
import type { UnitKind } from '../units/unit.js';

/** Life of a site. Nothing is deleted; merged, dissolved and archived belong to reorganisation. Basis: LA-19.2 */
export const siteStates = defineStates({
  subject: 'Trang',
  initial: 'requested',
  states: {
    requested: { label: 'Chờ quyết định', on: { approve: 'approved', refuse: 'refused' } },
    refused: { label: 'Không được chấp thuận', on: {} },
    approved: { label: 'Chờ kích hoạt', on: { activate: 'active' } },
    active: { label: 'Đang hoạt động', on: { suspend: 'suspended' } },
    suspended: { label: 'Tạm dừng', on: { resume: 'active' } },
  },
});

export const SITE_STATES = siteStates.states;
export type SiteState = (typeof SITE_STATES)[number];

/** The head of the unit, who answers for the site: an office holder, named. Basis: LA-QĐ.3, LA-20.2 */
export interface ResponsibleHead {
  readonly name: string;
  readonly position: string;
}

/** A site as the working side knows it. Its kind is its unit's. */
export interface Site {
  readonly id: string;
  readonly unitId: string;
  readonly kind: UnitKind;
  /** "Trang thông tin điện tử xã Hiệp Hòa". */
  readonly name: string;
  readonly state: SiteState;
  readonly decisionId: string | null;
  readonly head: ResponsibleHead | null;
  readonly demonstration: boolean;
  readonly approvedOn: IsoDate | null;
  readonly activatedOn: IsoDate | null;
  /** Its canonical host today; null until one is granted. */
  readonly host: string | null;
}

/** A site as people say where it is: "xã Thanh Phú, huyện Bến Lức". */
export interface SitePlace {
  readonly id: string;
  readonly name: string;
  readonly districtName: string | null;
}
