import { CheckCircleFilled, StopFilled, WarningFilled } from '@ant-design/icons';
import { type ReactNode } from 'react';
import { Basis } from './basis';
import './check-list.css';

export type CheckState = 'ok' | 'warn' | 'err' | 'todo';

export interface Check {
  key: string;
  text: ReactNode;
  state: CheckState;
  note?: ReactNode;
  basis?: string;
  fix?: ReactNode;
}

const WORDS: Record<CheckState, string> = { ok: 'Đạt', warn: 'Nên sửa', err: 'Phải sửa', todo: 'Chưa làm' };

function Mark({ state }: { state: CheckState }) {
  if (state === 'ok') return <CheckCircleFilled />;
  if (state === 'warn') return <WarningFilled />;
  if (state === 'err') return <StopFilled />;
  return <span className="check-open" />;
}

export function CheckList({ items }: { items: Check[] }) {
  return (
    <ul className="checks">
      {items.map((check) => (
        <li key={check.key} className={check.state}>
          <span className="check-mark" aria-hidden>
            <Mark state={check.state} />
          </span>
          <div>
            <div className="check-text">
              <span className="sr-only">{WORDS[check.state]}: </span>
              {check.text}
            </div>
            {check.note && <div className="check-note">{check.note}</div>}
            {(check.basis ?? check.fix) && (
              <div className="check-foot">
                {check.fix}
                {check.basis && <Basis id={check.basis} />}
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
