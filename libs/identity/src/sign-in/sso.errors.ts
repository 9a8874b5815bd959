import { UnauthenticatedError, UnavailableError } from '@cong-tinh/kernel';

export const ssoAway = (cause: unknown) =>
  new UnavailableError('sso_unavailable', 'Dịch vụ đăng nhập chưa trả lời. Hãy thử lại sau ít phút.', { cause });

/** The sign-in service does not know our client, or not with this secret: our fault, no account's. */
export const ssoMisconfigured = (cause?: unknown) =>
  new UnavailableError(
    'sso_misconfigured',
    'Dịch vụ đăng nhập không nhận cấu hình của Cổng. Phiên làm việc của bạn vẫn còn; quản trị kỹ thuật cần kiểm tra cấu hình.',
    { cause },
  );

/** Too many sessions wait for the word of a slow sign-in service. */
export const checkBusy = () =>
  new UnavailableError(
    'session_check_busy',
    'Dịch vụ đăng nhập trả lời chậm nên chưa kiểm tra được phiên làm việc. Hãy thử lại sau ít giây.',
  );

export const signInFailed = (cause: unknown) =>
  new UnauthenticatedError('sign_in_failed', 'Đăng nhập không thành công. Hãy đăng nhập lại.', { cause });

export const stepUpNotFresh = () =>
  new UnauthenticatedError('step_up_not_fresh', 'Dịch vụ đăng nhập chưa xác nhận lại danh tính vào lúc này. Hãy xác nhận lại.');

export const passwordWasSet = () =>
  new UnauthenticatedError('password_was_set', 'Quản trị vừa đặt lại mật khẩu của bạn. Hãy đăng nhập lại bằng mật khẩu mới.');
