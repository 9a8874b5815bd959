import { Button } from 'antd';
import './load-more.css';

export interface LoadMoreProps {
  more: boolean;
  busy: boolean;
  onMore(): void;
  label?: string;
}

/** The next page of a list that is read by cursor. */
export function LoadMore({ more, busy, onMore, label = 'Xem thêm' }: LoadMoreProps) {
  if (!more) return null;
  return (
    <div className="load-more">
      <Button loading={busy} onClick={onMore}>
        {label}
      </Button>
    </div>
  );
}
