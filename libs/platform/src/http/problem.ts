import { DomainError } from '@cong-tinh/kernel';
import { HttpException } from '@nestjs/common';
import { databaseCode, isDatabaseDown } from '../database/database-faults.js';

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
  408: 'Yêu cầu gửi quá chậm',
  409: 'Trái với trạng thái hiện tại',
  410: 'Đã gỡ bỏ',
  413: 'Dữ liệu quá lớn',
  414: 'Địa chỉ quá dài',
  415: 'Kiểu dữ liệu không được nhận',
  421: 'Không có trang ở địa chỉ này',
  422: 'Dữ liệu chưa hợp lệ',
  429: 'Quá nhiều yêu cầu',
  431: 'Phần đầu của yêu cầu quá lớn',
  500: 'Lỗi hệ thống',
  503: 'Tạm thời chưa phục vụ được',
};

const PLAIN: Record<number, [code: string, detail: string]> = {
  400: ['bad_request', 'Máy chủ không đọc được yêu cầu. Hãy tải lại trang rồi thử lại.'],
  401: ['not_signed_in', 'Bạn chưa đăng nhập hoặc phiên làm việc đã kết thúc. Hãy đăng nhập lại.'],
  403: ['forbidden', 'Bạn không được phép làm việc này.'],
  404: ['not_found', 'Không tìm thấy nội dung được yêu cầu.'],
  405: ['method_not_allowed', 'Địa chỉ này không nhận cách gọi đó.'],
  408: ['request_timeout', 'Yêu cầu gửi tới quá chậm nên đã dừng. Hãy thử lại.'],
  413: ['too_large', 'Dữ liệu gửi lên lớn hơn mức cho phép.'],
  414: ['address_too_long', 'Địa chỉ dài quá mức cho phép.'],
  415: ['unsupported_media_type', 'Máy chủ không nhận kiểu dữ liệu này.'],
  429: ['too_many_requests', 'Bạn thao tác quá nhanh. Hãy chờ một lát rồi thử lại.'],
  431: ['headers_too_large', 'Phần đầu của yêu cầu lớn hơn mức cho phép. Hãy xóa cookie của trang rồi thử lại.'],
  503: ['unavailable', 'Hệ thống tạm thời chưa phục vụ được. Dữ liệu bạn nhập vẫn còn; hãy thử lại sau ít phút.'],
};

/** What states of PostgreSQL mean to whoever asked; all others are ours. */
const SQL_STATES: Record<string, [status: number, code: string, detail: string]> = {
  // Unique violation, exclusion violation.
  '23505': [409, 'already_exists', 'Đã có bản ghi như vậy. Hãy tải lại để xem bản mới nhất.'],
  '23P01': [409, 'already_exists', 'Đã có bản ghi như vậy. Hãy tải lại để xem bản mới nhất.'],
  // Foreign key violation: absent and forbidden look alike.
  '23503': [422, 'reference_not_found', 'Dữ liệu nhắc tới một bản ghi không có. Hãy tải lại rồi chọn lại.'],
  // Text with a zero byte, as text and inside jsonb.
  '22021': [400, 'bad_request', 'Dữ liệu có ký tự không dùng được.'],
  '22P05': [400, 'bad_request', 'Dữ liệu có ký tự không dùng được.'],
  // Serialisation failure, deadlock, lock not available, statement cancelled by its time limit.
  '40001': [503, 'busy', 'Nhiều người đang sửa cùng một chỗ. Hãy thử lại.'],
  '40P01': [503, 'busy', 'Nhiều người đang sửa cùng một chỗ. Hãy thử lại.'],
  '55P03': [503, 'busy', 'Nhiều người đang sửa cùng một chỗ. Hãy thử lại.'],
  '57014': [503, 'busy', 'Yêu cầu mất quá nhiều thời gian nên đã dừng. Hãy thử lại sau ít phút.'],
};

/** The problem an error becomes. Only domain errors speak for themselves; anything else reveals nothing. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof DomainError) {
    const { status, code, message, field, details } = error;
    return build(status, code, message, requestId, { ...(field && { field }), ...(details !== undefined && { details }) });
  }
  const state = SQL_STATES[databaseCode(error) ?? ''];
  if (state) return build(...state, requestId);
  const status = statusOf(error);
  const [code, detail] = PLAIN[status] ?? plainOf(status, requestId);
  return build(status, code, detail, requestId);
}

function statusOf(error: unknown): number {
  if (isDatabaseDown(error)) return 503;
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  return typeof status === 'number' && ((status >= 400 && status < 500) || status === 503) ? status : 500;
}

const plainOf = (status: number, requestId: string): [code: string, detail: string] =>
  status < 500 ? PLAIN[400]! : ['internal_error', `Hệ thống gặp lỗi và đã ghi lại. Khi cần hỗ trợ, hãy báo mã ${requestId}.`];

function build(status: number, code: string, detail: string, requestId: string, more: Partial<Problem> = {}): Problem {
  return {
    type: `urn:cong-tinh:problem:${code}`,
    title: TITLES[status] ?? TITLES[status < 500 ? 400 : 500]!,
    status,
    code,
    detail,
    ...more,
    requestId,
  };
}
