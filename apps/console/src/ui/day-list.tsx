import { formatDate, isoDate, type IsoDate, weekday } from '@cong-tinh/kernel/dates';
import { kindOf, type TraceDay } from './day-trace';
import './day-ruler.css';

const SHORT = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const;

/** The ruler spelled out: every day, whether it counted, and why not. */
export function DayList({ trace, due, today }: { trace: TraceDay[]; due: IsoDate; today: IsoDate }) {
  return (
    <ol className="day-list">
      {trace.map((day, i) => {
        const date = isoDate(day.date);
        return (
          <li key={day.date} className={kindOf(day, due, i === 0)}>
            <span className="day-number" aria-hidden>
              {day.counted ? (day.n ?? '✓') : '–'}
            </span>
            <span className="day-date">
              {SHORT[weekday(date) - 1]} {formatDate(date)}
              {date === today && <em> hôm nay</em>}
            </span>
            <span className="day-why">{day.why}</span>
          </li>
        );
      })}
    </ol>
  );
}
