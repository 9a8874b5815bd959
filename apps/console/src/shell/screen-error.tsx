import { Button } from 'antd';
import { useRouteError } from 'react-router';
import './error-page.css';

const isMissingFile = (error: unknown) =>
  error instanceof Error && /dynamically imported module|Importing a module script failed|preload/i.test(error.message);

/** A screen that could not be drawn. After a new release the files of the old one are gone: reloading heals it. */
export function ScreenError() {
  const error = useRouteError();
  const outdated = isMissingFile(error);
  return (
    <div className="error-page">
      <p className="error-code" aria-hidden>
        {outdated ? '…' : '500'}
      </p>
      <h1 tabIndex={-1}>{outdated ? 'Hệ thống vừa được cập nhật' : 'Màn hình gặp lỗi'}</h1>
      <p>
        {outdated
          ? 'Hãy tải lại để dùng bản mới. Bản nháp của bạn không bị ảnh hưởng.'
          : 'Màn hình này không vẽ được. Bản nháp của bạn không bị ảnh hưởng; hãy tải lại hoặc báo bộ phận kỹ thuật.'}
      </p>
      <div className="actions start">
        <Button type="primary" onClick={() => location.reload()}>
          Tải lại
        </Button>
        <Button href="/viec">Về Việc của tôi</Button>
      </div>
    </div>
  );
}
