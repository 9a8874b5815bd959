import { DownOutlined, LinkOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type AuditEntry } from '../../api/types';
import { Fact, Facts, StatusTag } from '../../ui';
import { ClauseText } from '../../ui/clause-text';
import { actionWord } from '../../words/actions';
import { detailLines } from './detail-lines';

export interface AuditRowProps {
  entry: AuditEntry;
  /** The entry before this one in the chain, when it is on screen. */
  before?: AuditEntry;
  open: boolean;
  onToggle(): void;
}

const clockOf = (instant: string) =>
  new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(
    new Date(instant),
  );

export function AuditRow({ entry, before, open, onToggle }: AuditRowProps) {
  const panel = `audit-${entry.sequence}`;
  return (
    <li>
      <div className={open ? 'audit-row on' : 'audit-row'}>
        <span className="audit-time num">{clockOf(entry.at)}</span>
        <span className="audit-mark" aria-hidden />
        <div className="audit-what">
          <div>
            <b>{actionWord(entry.action)}</b> <span className="muted">{entry.subject.label ?? ''}</span>{' '}
            {entry.outcome === 'refused' && <StatusTag tone="err">Bị từ chối</StatusTag>}
          </div>
          <small>
            {entry.actor.name}
            {entry.actor.kind !== 'account' && ' (tự động)'}
            {entry.address && `, ${entry.address}`}
          </small>
        </div>
        <code className="audit-hash">
          <LinkOutlined aria-hidden /> {entry.hash.slice(0, 8)}
        </code>
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          aria-label={`Giải thích dòng ${entry.sequence}`}
          onClick={onToggle}
        >
          Giải thích <DownOutlined aria-hidden rotate={open ? 180 : 0} />
        </Button>
      </div>
      {open && (
        <div className="audit-panel" id={panel}>
          {entry.basis && (
            <div className="audit-basis">
              <b>Căn cứ {entry.basis}</b>
              <ClauseText id={entry.basis} />
            </div>
          )}
          <Facts>
            {detailLines(entry.details).map(({ name, value }) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
            <Fact name="Đối tượng">
              {entry.subject.label ?? entry.subject.kind} <small>{entry.subject.id}</small>
            </Fact>
            <Fact name="Mã yêu cầu">
              <code>{entry.requestId}</code>
            </Fact>
            <Fact name="Dòng số">{entry.sequence}</Fact>
            <Fact name="Mã băm dòng này">
              <code>{entry.hash}</code>
            </Fact>
            <Fact name="Mã băm dòng trước">
              <code>{entry.previousHash}</code>
              {before && (before.hash === entry.previousHash ? ', khớp' : <b className="c-err">, không khớp</b>)}
            </Fact>
          </Facts>
        </div>
      )}
    </li>
  );
}
