import { BadRequestError, ForbiddenError, NotFoundError, UnauthenticatedError, UnavailableError } from '@cong-tinh/kernel';

export const notSignedIn = () =>
  new UnauthenticatedError('not_signed_in', 'Bạn chưa đăng nhập hoặc phiên làm việc đã kết thúc. Hãy đăng nhập lại.');

export const permissionRefused = (label: string) => new ForbiddenError('permission_refused', `Bạn không có quyền: ${label}.`);

/** The same for a site that does not exist and one the caller has nothing to do with. */
export const siteNotFound = () => new NotFoundError('site_not_found', 'Không tìm thấy trang này.');

export const stepUpRequired = () =>
  new ForbiddenError('step_up_required', 'Việc này cần xác nhận lại danh tính bằng bước thứ hai của tài khoản.');

export const readOnly = () =>
  new ForbiddenError('read_only', 'Dịch vụ đăng nhập chưa trả lời nên phiên làm việc tạm thời chỉ đọc. Hãy thử lại sau ít phút.');

export const signInAway = () => new UnavailableError('sso_unavailable', 'Dịch vụ đăng nhập chưa trả lời đã hơn 15 phút. Hãy thử lại sau.');

export const requestForged = () =>
  new ForbiddenError('csrf_refused', 'Yêu cầu không đến từ bàn làm việc hoặc đã cũ. Hãy tải lại trang rồi thử lại.');

export const tokenRoleMissing = () => new ForbiddenError('token_role_missing', 'Mã truy cập của hệ thống không có vai trò cần thiết.');

export const twoCredentials = () =>
  new BadRequestError('two_credentials', 'Yêu cầu mang cả phiên làm việc và mã truy cập; chỉ gửi một trong hai.');
