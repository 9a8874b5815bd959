import { defineStates, type IsoDate } from '@cong-tinh/kernel';

/** How far a request has come. Basis: LA-19.2 */
export const requestStates = defineStates({
  subject: 'Hồ sơ đề nghị mở trang',
  initial: 'submitted',
  states: {
    submitted: { label: 'Chờ ý kiến Ban Biên tập', on: { examine: 'examined', approve: 'approved', refuse: 'refused' } },
    examined: { label: 'Chờ quyết định', on: { approve: 'approved', refuse: 'refused' } },
    approved: { label: 'Chờ cấp tên miền', on: { grant: 'granted' } },
    refused: { label: 'Không được chấp thuận', on: {} },
    granted: { label: 'Chờ kích hoạt', on: { activate: 'activated' } },
    activated: { label: 'Đã kích hoạt', on: {} },
  },
});

export const REQUEST_STATES = requestStates.states;
export type RequestState = (typeof REQUEST_STATES)[number];

export const OPINIONS = ['agree', 'agree_with_conditions', 'disagree'] as const;
export type Opinion = (typeof OPINIONS)[number];

export interface SiteRequest {
  readonly id: string;
  readonly siteId: string;
  readonly unitId: string;
  readonly state: RequestState;
  /** The paper by which the unit asks. */
  readonly documentNumber: string;
  readonly documentDate: IsoDate;
  readonly reason: string;
  readonly wantedHost: string | null;
  readonly submittedBy: string;
  readonly submittedAt: Date;
  readonly opinion: { readonly verdict: Opinion; readonly note: string | null; readonly by: string; readonly at: Date } | null;
  readonly decisionId: string | null;
}
