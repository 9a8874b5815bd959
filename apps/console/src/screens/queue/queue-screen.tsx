import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useQueue } from '../../api/hooks/queue';
import { type QueueItem } from '../../api/types';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { useSession } from '../../shell/session';
import { usePhone } from '../../theme/use-media';
import { EmptyState, PageHeader, QueryView, Why } from '../../ui';
import { oldestFirst, TASKS } from './queue-order';
import { QueueRow } from './queue-row';
import './queue.css';

type Filter = 'all' | 'sign' | 'other';

const FILTERS: { value: Filter; label: string }[] = [
  { value: 'all', label: 'Tất cả' },
  { value: 'sign', label: 'Chờ ký' },
  { value: 'other', label: 'Việc khác' },
];

export default function QueueScreen() {
  usePageTitle('Việc của tôi');
  const queue = useQueue();
  return <QueryView query={queue}>{({ items }) => <Queue items={items} />}</QueryView>;
}

function Queue({ items }: { items: QueueItem[] }) {
  const phone = usePhone();
  const [filter, setFilter] = useState<Filter>('all');
  const shown = oldestFirst(items.filter((item) => filter === 'all' || (filter === 'sign') === (item.task === 'sign')));
  const toSign = items.filter((item) => item.task === 'sign').length;

  return (
    <>
      <PageHeader
        title="Việc của tôi"
        summary={
          items.length === 0 ? (
            'Không còn việc nào đang chờ bạn.'
          ) : (
            <>
              {items.length} việc trên {new Set(items.map((item) => item.siteId)).size} trang
              {toSign > 0 && (
                <>
                  , <b className="c-warn">{toSign} chờ ký</b>
                </>
              )}
              .{' '}
              <Why title="Danh sách này gồm những gì" basis="LA-9.4.a">
                Việc đang ở bước do bạn phụ trách trên mọi trang bạn giữ vị trí, kể cả việc nhận qua ủy quyền còn hiệu lực. Việc chờ lâu
                nhất xếp trước.
              </Why>
            </>
          )
        }
        actions={
          items.length > 0 && <Segmented aria-label="Lọc việc" block={phone} value={filter} onChange={setFilter} options={FILTERS} />
        }
      />
      {items.length === 0 && <NothingToDo />}
      {items.length > 0 && shown.length === 0 && (
        <EmptyState title="Không có việc nào khớp" action={<Button onClick={() => setFilter('all')}>Xem tất cả</Button>}>
          Bộ lọc hiện tại không khớp việc nào.
        </EmptyState>
      )}
      {TASKS.map((task) => {
        const ofTask = shown.filter((item) => item.task === task.key);
        if (ofTask.length === 0) return null;
        return (
          <section key={task.key} className="queue-group" aria-labelledby={`queue-${task.key}`}>
            <h2 id={`queue-${task.key}`}>
              {task.label} <span>{ofTask.length}</span>
            </h2>
            <ul className="queue">
              {ofTask.map((item) => (
                <QueueRow key={`${item.kind}:${item.id}`} item={item} action={task.action} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function NothingToDo() {
  const me = useSession();
  const navigate = useNavigate();
  const site = me.sites[0];
  return (
    <EmptyState
      title="Bạn đã xong mọi việc"
      action={
        site && (
          <Button type="primary" onClick={() => void navigate(to.newArticle(site.id))}>
            Soạn bài mới
          </Button>
        )
      }
    >
      Khi có bài chuyển đến bước của bạn, việc sẽ hiện ở đây.
    </EmptyState>
  );
}
