import { addDays, daysBetween, formatDate, type IsoDate, isoDate } from '@cong-tinh/kernel/dates';
import { type DelegationView } from '../../api/types';
import { useToday } from '../../theme/use-today';

const MARGIN = 5;
const MARKS = 5;

const CLASSES: Record<DelegationView['state'], string> = { active: 'on', upcoming: '', ended: 'off', revoked: 'off' };

/** Who could sign for whom, and when; the list below says the same in words. */
export function DelegationTimeline({ delegations }: { delegations: DelegationView[] }) {
  const today = useToday();
  const days = [today, ...delegations.flatMap(({ validFrom, validTo }) => [isoDate(validFrom), isoDate(validTo)])].toSorted();
  const from = addDays(days[0]!, -MARGIN);
  const to = addDays(days.at(-1)!, MARGIN);
  const whole = daysBetween(from, to);
  const percent = (date: IsoDate) => (daysBetween(from, date) / whole) * 100;
  const marks = Array.from({ length: MARKS }, (_, i) => addDays(from, Math.round((whole * i) / (MARKS - 1))));
  return (
    <div className="timeline" aria-hidden>
      <div className="timeline-marks">
        {marks.map((mark, i) => (
          <span key={mark} style={{ left: `${percent(mark)}%` }} className={i === MARKS - 1 ? 'last' : ''}>
            {formatDate(mark).slice(0, 5)}
          </span>
        ))}
      </div>
      {delegations.map((delegation) => {
        const left = percent(isoDate(delegation.validFrom));
        return (
          <div className="timeline-row" key={delegation.id}>
            <i
              className={CLASSES[delegation.state]}
              style={{ left: `${left}%`, width: `${percent(isoDate(delegation.validTo)) - left}%` }}
            />
            <span style={{ left: `min(${left}%, 72%)` }}>{delegation.instrumentNumber}</span>
          </div>
        );
      })}
      <div className="timeline-now" style={{ left: `${percent(today)}%` }}>
        <span>hôm nay</span>
      </div>
    </div>
  );
}
