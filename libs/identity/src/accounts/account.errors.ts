import { ConflictError, ForbiddenError, NotFoundError } from '@cong-tinh/kernel';

export const accountExists = () => new ConflictError('account_exists', 'Đã có tài khoản với thư điện tử này.', { field: 'email' });

export const accountNotFound = () => new NotFoundError('account_not_found', 'Không tìm thấy tài khoản.');

export const accountClosed = () => new ConflictError('account_closed', 'Tài khoản này đã đóng.');

export const accountNotInvited = () =>
  new ForbiddenError('account_not_invited', 'Địa chỉ thư điện tử này chưa được mời sử dụng bàn làm việc. Hãy liên hệ quản trị cổng.');

export const emailNotVerified = () =>
  new ForbiddenError('email_not_verified', 'Địa chỉ thư điện tử của tài khoản đăng nhập chưa được xác minh.');
