import { ForbiddenError, InvalidError, NotFoundError } from '@cong-tinh/kernel';

export const noticeUnknown = () => new NotFoundError('notice_not_found', 'Không có loại thư báo này.');

export const noticeMandatory = () =>
  new ForbiddenError('notice_mandatory', 'Loại thư báo này là bắt buộc theo quy định nên không tắt được.');

export const ticketInvalid = () =>
  new InvalidError('ticket_invalid', 'Liên kết ngừng nhận thư không đúng. Hãy mở lại từ thư, hoặc đăng nhập và tắt trong mục Thư báo.', {
    field: 'ticket',
  });
