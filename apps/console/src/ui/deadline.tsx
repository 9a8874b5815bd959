import { useToday } from '../theme/use-today';
import { ClauseText } from './clause-text';
import { DayList } from './day-list';
import { DayRuler } from './day-ruler';
import { type DeadlineTerm, statusOf } from './day-trace';
import { Explain } from './explain';
import './deadline.css';

export interface DeadlineProps extends DeadlineTerm {
  /** "vì …": the rule in a half sentence. */
  reason?: string;
  basis?: string;
}

/** A deadline is never a bare date: ruler, sentence, and on asking every day with its reason and the clause. */
export function Deadline({ reason, basis, ...term }: DeadlineProps) {
  const today = useToday();
  const status = statusOf(term, today);
  const skipped = term.trace.filter((day, i) => i > 0 && !day.counted).length;
  return (
    <div className={`deadline ${status.tone}`}>
      <Explain
        className="deadline-button"
        width={400}
        title="Thời hạn được tính thế nào"
        label={
          <>
            <DayRuler trace={term.trace} due={status.due} today={today} />
            <b>{status.sentence}</b>
            <span className="deadline-due">
              <span className="sr-only">, </span>hạn {status.dueText}
              <span className="sr-only">. Xem cách tính</span>
            </span>
          </>
        }
      >
        <p className="deadline-lead">
          <b>{status.sentence}</b>, hạn {status.dueText}
          {reason ? `, vì ${reason}` : ''}.
        </p>
        <DayList trace={term.trace} due={status.due} today={today} />
        <p className="deadline-sum">
          Tính {term.days} {term.mode === 'calendar' ? 'ngày' : 'ngày làm việc'}, bỏ qua {skipped} ngày.
        </p>
        {basis && (
          <div className="basis-section">
            <b>Căn cứ {basis}</b>
            <ClauseText id={basis} />
          </div>
        )}
      </Explain>
    </div>
  );
}
