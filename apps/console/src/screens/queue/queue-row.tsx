import { dateInVietnam, daysBetween } from '@cong-tinh/kernel/dates';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { type QueueItem } from '../../api/types';
import { useToday } from '../../theme/use-today';
import { Instant, SigningChain } from '../../ui';
import { placeOf } from '../../words/sites';
import { addressOf, KIND_OF_WORK } from './queue-words';

export interface QueueRowProps {
  item: QueueItem;
  action: string;
}

export function QueueRow({ item, action }: QueueRowProps) {
  const navigate = useNavigate();
  const today = useToday();
  const address = addressOf(item);
  const days = daysBetween(dateInVietnam(new Date(item.since)), today);
  return (
    <li>
      <div>
        <Link to={address} className="queue-title">
          {item.title}
        </Link>
        <div className="queue-facts">
          <span>{KIND_OF_WORK[item.kind] ?? item.kind}</span>
          <span>{placeOf(item)}</span>
          <span>từ {item.from}</span>
        </div>
      </div>
      {item.chain ? (
        <SigningChain steps={item.chain.steps.map(({ key, label }) => ({ key, name: label }))} at={item.chain.at} mine />
      ) : (
        <span>{item.stateLabel}</span>
      )}
      <span className="queue-since">
        <b>{days === 0 ? 'Hôm nay' : `Đã chờ ${days} ngày`}</b>
        <small>
          nhận <Instant value={item.since} />
        </small>
      </span>
      <div className="queue-act">
        <Button type="primary" onClick={() => void navigate(address)} aria-label={`${action}: ${item.title}`}>
          {action}
        </Button>
      </div>
    </li>
  );
}
