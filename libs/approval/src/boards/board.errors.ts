import { ConflictError, type DomainError, ForbiddenError, InvalidError } from '@cong-tinh/kernel';
import type { Composition } from './composition.js';

/** Basis: LA-20.5 */
export const boardNotOwn = () =>
  new ConflictError(
    'board_not_own',
    'Trang này do thành viên được phân công của Ban Biên tập Cổng thông tin điện tử tỉnh quản lý, không lập Ban Biên tập riêng.',
  );

/** Basis: LA-20.2 */
export const mayNotEstablish = () =>
  new ForbiddenError('board_not_yours', 'Chỉ người đứng đầu đơn vị quyết định thành lập Ban Biên tập của trang.');

export const decisionNumberMissing = () =>
  new InvalidError('decision_number_missing', 'Phải ghi số quyết định thành lập Ban Biên tập.', { field: 'decisionNumber' });

export const wrongIssuer = (issuer: string) =>
  new InvalidError('board_wrong_issuer', `Ban Biên tập của trang này do ${issuer} quyết định thành lập.`, {
    field: 'decidedBy',
    details: { issuer },
  });

export const decisionInFuture = () =>
  new InvalidError('decision_in_future', 'Ngày quyết định không thể sau hôm nay.', { field: 'decisionDate' });

export const decisionTooOld = (since: string) =>
  new ConflictError('board_decision_too_old', 'Ban Biên tập đang hoạt động được lập theo quyết định có hiệu lực sau ngày này.', {
    details: { since },
  });

/** A second head is a conflict (LA-9.1.b), everything else is not yet acceptable. */
export function wrongComposition({ faults, counted }: Composition): DomainError {
  const [first] = faults;
  const Family = first!.code === 'board_two_heads' ? ConflictError : InvalidError;
  return new Family(first!.code, faults.map((fault) => fault.message).join(' '), { details: { faults, counted } });
}
