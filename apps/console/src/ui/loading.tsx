import { Spin } from 'antd';
import './loading.css';

/** Something is on its way. */
export function Loading({ text = 'Đang mở…', small }: { text?: string; small?: boolean }) {
  return (
    <div className={small ? 'loading small' : 'loading'} role="status">
      <Spin description={text} />
    </div>
  );
}
