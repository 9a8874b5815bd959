import type { IsoDate } from '@cong-tinh/kernel';
import type { SeatKind } from '@cong-tinh/regulation';

export const SEAT_LABELS: Readonly<Record<SeatKind, string>> = {
  unitHead: 'Người đứng đầu đơn vị',
  head: 'Trưởng Ban Biên tập',
  deputy: 'Phó Trưởng Ban Biên tập',
  member: 'Thành viên Ban Biên tập',
  support: 'Tổ giúp việc',
  editor: 'Biên tập viên',
  contributor: 'Cộng tác viên',
  contentUnit: 'Đơn vị phụ trách nội dung',
  uploader: 'Người đăng tải',
};

/** What a person is on a site, by a decision, from a day to a day. */
export interface Seat {
  readonly siteId: string;
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly kind: SeatKind;
  /** Office held, e.g. "Chánh Văn phòng UBND tỉnh". */
  readonly position: string;
  readonly unitId: string | null;
  /** Field the seat answers for; null = all. */
  readonly sector: string | null;
  readonly decisionNumber: string;
  readonly decisionDate: IsoDate;
  readonly decidedBy: string;
  readonly validFrom: IsoDate;
  /** The first day on which it holds no longer; null while it has no end. */
  readonly validTo: IsoDate | null;
}

export const seatHoldsOn = (seat: Pick<Seat, 'validFrom' | 'validTo'>, on: IsoDate): boolean =>
  seat.validFrom <= on && (seat.validTo === null || on < seat.validTo);
