import { ConflictError, InvalidError, NotFoundError } from '@cong-tinh/kernel';
import type { SeatKind } from '@cong-tinh/regulation';
import { SEAT_LABELS } from './seat.js';

export const seatNotFound = () => new NotFoundError('seat_not_found', 'Không tìm thấy vị trí này.');

export const seatTaken = (kind: SeatKind) =>
  new ConflictError('seat_taken', `Trang đã có ${SEAT_LABELS[kind]} trong thời gian đó.`, { field: 'kind' });

export const seatAlreadyHeld = () =>
  new ConflictError('seat_already_held', 'Người này đã giữ vị trí đó trong thời gian đó.', { field: 'accountEmail' });

export const seatEnded = () => new ConflictError('seat_ended', 'Vị trí này đã có ngày kết thúc sớm hơn.');

export const accountUnknown = () =>
  new InvalidError('account_unknown', 'Chưa có tài khoản với thư điện tử này. Hãy ghi thêm họ tên để mời.', { field: 'accountEmail' });

export const decisionInFuture = () => new InvalidError('decision_in_future', 'Ngày quyết định ở tương lai.', { field: 'decisionDate' });

export const endsBeforeStart = (field: string) => new InvalidError('ends_before_start', 'Ngày kết thúc phải sau ngày bắt đầu.', { field });
