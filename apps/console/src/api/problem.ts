/** What the server says when it refuses (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  field?: string;
  details?: unknown;
  requestId?: string;
}

export interface FieldFault {
  field: string;
  message: string;
}

/** The server answered with a problem. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }

  /** What is wrong with which field; empty when the refusal is of the whole. */
  get faults(): FieldFault[] {
    const { details, field, detail } = this.problem;
    const listed = (details as { faults?: FieldFault[] } | undefined)?.faults;
    if (listed && listed.length > 0) return listed;
    return field ? [{ field, message: detail }] : [];
  }
}

/** The server did not answer at all. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('network', { cause });
  }
}

const isProblem = (body: unknown): body is Problem => typeof body === 'object' && body !== null && 'code' in body && 'status' in body;

export function problemError(response: Response, body: unknown): ApiError {
  if (isProblem(body)) return new ApiError(body);
  return new ApiError({
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: response.status >= 502 ? 'unavailable' : `http_${response.status}`,
    detail: '',
  });
}

export interface ProblemText {
  title: string;
  text: string;
  reference?: string;
  worthRetrying: boolean;
}

const TITLES: Record<string, string> = {
  unavailable: 'Hệ thống tạm thời chưa phục vụ được',
  forbidden: 'Bạn chưa có quyền làm việc này',
  not_found: 'Không tìm thấy',
  too_many_requests: 'Bạn thao tác quá nhanh',
  step_up_required: 'Cần xác nhận lại danh tính',
  read_only: 'Đang ở chế độ chỉ đọc',
  version_conflict: 'Có người vừa lưu bản khác',
  invalid_input: 'Có mục chưa hợp lệ',
};

/** An error in words a person can act on. */
export function describeProblem(error: unknown): ProblemText {
  if (error instanceof NetworkError) {
    return {
      title: 'Chưa kết nối được với máy chủ',
      text: 'Hãy kiểm tra đường truyền rồi thử lại. Nội dung bạn đang nhập vẫn được giữ trên máy này.',
      worthRetrying: true,
    };
  }
  if (error instanceof ApiError) {
    const { status, code, problem } = error;
    const faults = error.faults.length > 1 ? error.faults.map((fault) => fault.message).join(' ') : '';
    return {
      title: TITLES[code] ?? (problem.title || 'Chưa thực hiện được'),
      text: problem.detail || faults || 'Hãy thử lại. Nếu vẫn không được, hãy báo bộ phận kỹ thuật.',
      reference: status >= 500 ? problem.requestId : undefined,
      worthRetrying: status >= 500 || status === 429 || status === 409,
    };
  }
  return { title: 'Màn hình gặp lỗi', text: 'Hãy tải lại trang. Bản nháp của bạn không bị ảnh hưởng.', worthRetrying: false };
}
