import { Button } from 'antd';
import { useState } from 'react';
import { useSiteDetail } from '../../api/hooks/sites';
import { type BatchItem, type BatchItemState, type BatchView } from '../../api/types';
import { EmptyState, Panel, StatusTag, type Tone } from '../../ui';
import { ParticularsDialog } from '../sites/particulars-dialog';
import { saveFile } from '../../files/csv';
import { reportCsv } from './report-csv';

const TONES: Record<BatchItemState, Tone> = { blocked: 'err', waiting: 'warn', ready: 'mute', done: 'ok' };
/** What is missing can be filled in here; a host that collides is the domain manager's to name. */
const FILLABLE = new Set(['facts_missing', 'head_missing', 'fact_wrong']);

export function BatchReport({ batch }: { batch: BatchView }) {
  const [filling, setFilling] = useState<string | null>(null);
  const download = () => saveFile(`cap-trang-${batch.decision.number.replace(/[^\w-]+/g, '-')}.csv`, reportCsv(batch.report));
  return (
    <Panel
      title={batch.counts.blocked > 0 ? 'Báo cáo việc chưa làm' : 'Các trang'}
      extra={
        <Button size="small" onClick={download}>
          Tải báo cáo
        </Button>
      }
    >
      {batch.report.length === 0 ? (
        <EmptyState title="Không còn việc nào">Mọi trang của đợt đã được cấp.</EmptyState>
      ) : (
        <ul className="batch-report">
          {batch.report.map((item) => (
            <Item key={item.unitId} item={item} onFill={() => setFilling(item.siteId)} />
          ))}
        </ul>
      )}
      {filling && <FillDialog siteId={filling} onClose={() => setFilling(null)} />}
    </Panel>
  );
}

function Item({ item, onFill }: { item: BatchItem; onFill(): void }) {
  return (
    <li>
      <div>
        <b>{item.unitName}</b>
        {item.host && <small>{item.host}</small>}
      </div>
      <div>
        <span className="choice-tags">
          <StatusTag tone={TONES[item.state]}>{item.stateLabel}</StatusTag>
          {item.siteId && item.code && FILLABLE.has(item.code) && (
            <Button size="small" onClick={onFill}>
              Bổ sung thông tin
            </Button>
          )}
        </span>
        {item.reason && <div className="hint">{item.reason}</div>}
        {item.suggestions.length > 0 && <div className="hint">Gợi ý: {item.suggestions.join(', ')}</div>}
      </div>
    </li>
  );
}

function FillDialog({ siteId, onClose }: { siteId: string; onClose(): void }) {
  const site = useSiteDetail(siteId);
  return site.data ? <ParticularsDialog site={site.data} onClose={onClose} /> : null;
}
