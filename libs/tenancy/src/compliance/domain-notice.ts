import type { IsoDate } from '@cong-tinh/kernel';

/** A unit's word that its host does not comply, and how far it has come. Basis: LA-3.3 */
export interface DomainNotice {
  readonly id: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly host: string;
  /** Why the host does not comply, by the rule of its date. */
  readonly fault: string;
  readonly number: string;
  readonly noticedOn: IsoDate;
  readonly content: string;
  readonly report: DomainReport | null;
}

/** The domain manager's report to UBND tỉnh, and what UBND tỉnh decided on it. */
export interface DomainReport {
  readonly id: string;
  readonly number: string;
  readonly reportedOn: IsoDate;
  readonly outcome: string | null;
  readonly decisionId: string | null;
}

export const NOTICE_STAGES = ['noticed', 'reported', 'decided'] as const;
export type NoticeStage = (typeof NOTICE_STAGES)[number];

export const NOTICE_STAGE_LABELS: Readonly<Record<NoticeStage, string>> = {
  noticed: 'Đơn vị đã thông tin, chờ tổng hợp',
  reported: 'Đã báo cáo, chờ chủ trương',
  decided: 'Đã có chủ trương',
};

export const noticeStage = ({ report }: Pick<DomainNotice, 'report'>): NoticeStage =>
  report === null ? 'noticed' : report.decisionId === null ? 'reported' : 'decided';
