import { Button } from 'antd';
import { Link } from 'react-router';
import { ApiError, describeProblem } from '../api/problem';
import { openPalette } from './palette-store';
import { to } from './paths';
import './error-page.css';

export interface ErrorPageProps {
  error?: unknown;
  retry?: () => void;
}

/** 403, 404, 410, 500: what happened, what stays safe, where to go. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const status = error instanceof ApiError ? error.status : error === undefined ? 404 : 500;
  const { heading, text } = words(status, error);
  const problem = describeProblem(error);
  return (
    <div className="error-page">
      <p className="error-code" aria-hidden>
        {status}
      </p>
      <h1 tabIndex={-1}>{heading}</h1>
      <p>{text}</p>
      {problem.reference && <p className="hint">Mã hỗ trợ: {problem.reference}</p>}
      <div className="actions start">
        {retry && problem.worthRetrying && (
          <Button type="primary" onClick={retry}>
            Thử lại
          </Button>
        )}
        <Link to={to.work}>
          <Button type={retry && problem.worthRetrying ? 'default' : 'primary'} tabIndex={-1}>
            Về Việc của tôi
          </Button>
        </Link>
        <Button onClick={openPalette}>Tìm (Ctrl K)</Button>
      </div>
    </div>
  );
}

function words(status: number, error: unknown): { heading: string; text: string } {
  if (status === 403) {
    return {
      heading: 'Bạn chưa có quyền mở phần này',
      text:
        error instanceof ApiError && error.problem.detail
          ? error.problem.detail
          : 'Quyền được cấp theo ghế trong Ban biên tập hoặc vai trò của tỉnh.',
    };
  }
  if (status === 404) {
    return {
      heading: 'Không tìm thấy nội dung này',
      text: 'Địa chỉ có thể đã đổi, nội dung đã được gỡ, hoặc bạn không thuộc nơi quản lý nội dung. Bản nháp của bạn không bị ảnh hưởng.',
    };
  }
  return { heading: describeProblem(error).title, text: describeProblem(error).text };
}
