import { InvalidError, NotFoundError, UnavailableError } from '@cong-tinh/kernel';

export const mailFieldInvalid = (field: string, reason: string) =>
  new InvalidError('mail_invalid', `Thư không gửi được: ${reason}.`, { field });

/** The mail server will not take this message, now or later. */
export const mailRefused = (cause: unknown) =>
  new InvalidError('mail_refused', 'Máy chủ thư từ chối người nhận hoặc nội dung thư.', { cause });

export const mailUnavailable = (cause: unknown, message = 'Chưa gửi được thư. Hệ thống sẽ thử lại sau.') =>
  new UnavailableError('mail_unavailable', message, { cause });

/** The connection ended after the letter was handed over and before the server answered. */
export const mailUnsure = (cause: unknown) =>
  new UnavailableError('mail_unsure', 'Chưa rõ máy chủ thư đã nhận thư hay chưa. Hệ thống không tự gửi lại để tránh gửi hai lần.', {
    cause,
  });

export const mailNotFound = () => new NotFoundError('mail_not_found', 'Không tìm thấy thư.');
