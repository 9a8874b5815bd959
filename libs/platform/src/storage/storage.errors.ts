import {
  BadRequestError,
  ConflictError,
  DomainError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  UnavailableError,
} from '@cong-tinh/kernel';

const MEGABYTE = 1024 * 1024;

const sizeInWords = (bytes: number) =>
  bytes >= MEGABYTE
    ? `${(bytes / MEGABYTE).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`
    : `${bytes.toLocaleString('vi-VN')} byte`;

export const storageUnavailable = (cause: unknown, message = 'Kho tệp chưa phục vụ được. Vui lòng thử lại sau ít phút.') =>
  new UnavailableError('storage_unavailable', message, { cause });

export const storageFull = (cause: unknown) =>
  new UnavailableError('storage_full', 'Kho tệp đã hết chỗ nên tệp chưa được lưu. Vui lòng báo quản trị viên và tải lại sau.', { cause });

export const objectNotVerified = () =>
  new UnavailableError('object_not_verified', 'Nội dung trong kho khác với nội dung đã gửi; tệp chưa được ghi nhận. Vui lòng tải lên lại.');

export const objectNotFound = (cause?: unknown) => new NotFoundError('object_not_found', 'Không tìm thấy tệp.', { cause });

export const objectExists = () => new ConflictError('object_exists', 'Khóa tệp đã được dùng; mỗi lần tải lên phải có khóa riêng.');

export const isTaken = (error: unknown) => error instanceof DomainError && error.code === 'object_exists';

export const objectTooLarge = (limit: number) =>
  new InvalidError('object_too_large', `Tệp vượt quá dung lượng cho phép là ${sizeInWords(limit)}.`, { details: { limit } });

export const objectMismatch = () =>
  new InvalidError('object_mismatch', 'Nội dung nhận được không khớp với dung lượng hoặc mã kiểm tra đã khai báo.');

export const objectKeyInvalid = () => new InvalidError('object_key_invalid', 'Khóa tệp không hợp lệ.');

export const rangeNotSatisfiable = (cause?: unknown) =>
  new InvalidError('range_not_satisfiable', 'Phần dữ liệu được yêu cầu nằm ngoài tệp.', { cause });

export const uploadInterrupted = (cause?: unknown) =>
  new BadRequestError('upload_interrupted', 'Việc tải tệp lên bị ngắt giữa chừng; chưa có gì được lưu.', { cause });

export const linkInvalid = () => new ForbiddenError('object_link_invalid', 'Liên kết tới tệp không đúng hoặc đã hết hạn.');
