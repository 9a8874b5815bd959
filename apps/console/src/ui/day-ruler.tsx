import { type IsoDate } from '@cong-tinh/kernel/dates';
import { kindOf, type TraceDay } from './day-trace';
import './day-ruler.css';

export interface DayRulerProps {
  trace: TraceDay[];
  due: IsoDate;
  today: IsoDate;
}

const MOST = 24;

/** The console's signature: counted days solid once they have passed, skipped days dashed, the last day with a thick edge. */
export function DayRuler({ trace, due, today }: DayRulerProps) {
  const days = trace.filter((day, i) => i > 0 || day.counted).slice(-MOST);
  return (
    <span className="ruler" aria-hidden>
      {days.map((day) => (
        <i key={day.date} className={`${kindOf(day, due, false)} ${day.date < today ? 'past' : ''} ${day.date === today ? 'now' : ''}`} />
      ))}
    </span>
  );
}
