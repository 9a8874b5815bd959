import { DomainError } from '@cong-tinh/kernel';
import { HttpException } from '@nestjs/common';
import { isDatabaseDown } from '../database/public-database.js';

/** RFC 9457, with a code clients switch on and the request's id to quote when asking for help. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly details?: unknown;
  readonly requestId: string;
}

const TITLES: Record<number, string> = {
  400: 'Yêu cầu không đọc được',
  401: 'Chưa đăng nhập',
  403: 'Không được phép',
  404: 'Không tìm thấy',
  405: 'Cách gọi không được hỗ trợ',
  409: 'Trái với trạng thái hiện tại',
  410: 'Đã gỡ bỏ',
  413: 'Dữ liệu quá lớn',
  415: 'Kiểu dữ liệu không được nhận',
  421: 'Không có trang ở địa chỉ này',
  422: 'Dữ liệu chưa hợp lệ',
  429: 'Quá nhiều yêu cầu',
  500: 'Lỗi hệ thống',
  503: 'Tạm thời chưa phục vụ được',
};

const PLAIN: Record<number, [code: string, detail: string]> = {
  400: ['bad_request', 'Máy chủ không đọc được yêu cầu. Hãy tải lại trang rồi thử lại.'],
  401: ['not_signed_in', 'Bạn chưa đăng nhập hoặc phiên làm việc đã kết thúc. Hãy đăng nhập lại.'],
  403: ['forbidden', 'Bạn không được phép làm việc này.'],
  404: ['not_found', 'Không tìm thấy nội dung được yêu cầu.'],
  405: ['method_not_allowed', 'Địa chỉ này không nhận cách gọi đó.'],
  413: ['too_large', 'Dữ liệu gửi lên lớn hơn mức cho phép.'],
  415: ['unsupported_media_type', 'Máy chủ không nhận kiểu dữ liệu này.'],
  429: ['too_many_requests', 'Bạn thao tác quá nhanh. Hãy chờ một lát rồi thử lại.'],
  503: ['unavailable', 'Hệ thống tạm thời chưa phục vụ được. Dữ liệu bạn nhập vẫn còn; hãy thử lại sau ít phút.'],
};

const UNIQUE_VIOLATION = '23505';
const STATEMENT_CANCELLED = '57014';
const LOCK_NOT_AVAILABLE = '55P03';

/** The problem an error becomes. Only domain errors speak for themselves; anything else reveals nothing. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof DomainError) {
    const { status, code, message, field, details } = error;
    return build(status, code, message, requestId, { ...(field && { field }), ...(details !== undefined && { details }) });
  }
  const status = statusOf(error);
  if (status === 409) return build(409, 'already_exists', 'Đã có bản ghi như vậy. Hãy tải lại để xem bản mới nhất.', requestId);
  const [code, detail] = PLAIN[status] ?? ['internal_error', `Hệ thống gặp lỗi và đã ghi lại. Khi cần hỗ trợ, hãy báo mã ${requestId}.`];
  return build(PLAIN[status] ? status : 500, code, detail, requestId);
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const { code, statusCode, driverError } = error as { code?: string; statusCode?: number; driverError?: { code?: string } };
  const sqlState = driverError?.code ?? code;
  if (sqlState === UNIQUE_VIOLATION) return 409;
  if (sqlState === STATEMENT_CANCELLED || sqlState === LOCK_NOT_AVAILABLE || isDatabaseDown(driverError ?? error)) return 503;
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return statusCode;
  return 500;
}

function build(status: number, code: string, detail: string, requestId: string, more: Partial<Problem> = {}): Problem {
  return { type: `urn:cong-tinh:problem:${code}`, title: TITLES[status] ?? TITLES[500]!, status, code, detail, ...more, requestId };
}
