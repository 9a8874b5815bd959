import { DownloadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { act } from '../../api/act';
import { useAudit, useWholeAudit } from '../../api/hooks/audit';
import { useSearchState } from '../../shell/search-state';
import { EmptyState, Loading, LoadMore, ProblemNotice } from '../../ui';
import { ErrorPage } from '../../shell/error-page';
import { ApiError } from '../../api/problem';
import { ACTION_WORDS } from '../../words/actions';
import { AuditRow } from './audit-row';
import { auditCsv } from './audit-csv';
import { saveFile } from '../../files/csv';
import { byDay } from './by-day';
import './audit.css';

const ACTIONS = Object.entries(ACTION_WORDS)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'vi'));
const OUTCOMES = [
  { value: 'done', label: 'Đã thực hiện' },
  { value: 'refused', label: 'Bị từ chối' },
];

/** A hash-chained audit, newest first; each line explains itself. */
export function AuditView({ site }: { site: string | null }) {
  const [get, set] = useSearchState();
  const [open, setOpen] = useState<number | null>(null);
  const filter = {
    action: get('viec') || undefined,
    outcome: (get('ket-qua') || undefined) as 'done' | 'refused' | undefined,
  };
  const audit = useAudit(site, filter);
  const whole = useWholeAudit(site);
  const save = () => act(whole, filter, { onSuccess: (lines) => saveFile(`nhat-ky-${site ?? 'tinh'}.csv`, auditCsv(lines)) });
  const entries = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Boolean(filter.action ?? filter.outcome);
  const refused = audit.error instanceof ApiError && (audit.error.status === 403 || audit.error.status === 404);
  if (refused && entries.length === 0) return <ErrorPage error={audit.error} />;

  return (
    <>
      <div className="filters" role="search" aria-label="Lọc nhật ký">
        <Select
          aria-label="Loại việc"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="Loại việc"
          value={filter.action}
          onChange={(value: string | undefined) => set({ viec: value })}
          options={ACTIONS}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label="Kết quả"
          allowClear
          placeholder="Kết quả"
          value={filter.outcome}
          onChange={(value: string | undefined) => set({ 'ket-qua': value })}
          options={OUTCOMES}
          popupMatchSelectWidth={false}
        />
        <Button className="audit-export" icon={<DownloadOutlined aria-hidden />} loading={whole.isPending} onClick={save}>
          Xuất nhật ký
        </Button>
      </div>
      {whole.isError && <ProblemNotice error={whole.error} />}
      {audit.isError && <ProblemNotice error={audit.error} retry={() => void audit.refetch()} />}
      {audit.isPending && <Loading small />}
      {audit.isSuccess && entries.length === 0 && (
        <EmptyState
          title={filtered ? 'Không có dòng nào khớp' : 'Nhật ký chưa có dòng nào'}
          action={filtered && <Button onClick={() => set({ viec: null, 'ket-qua': null })}>Xóa bộ lọc</Button>}
        >
          {filtered ? 'Bộ lọc hiện tại không khớp dòng nhật ký nào.' : 'Mọi thao tác soạn, duyệt, ký và phân quyền sẽ được ghi ở đây.'}
        </EmptyState>
      )}
      {byDay(entries).map(({ day, items }) => (
        <section key={day} aria-label={day}>
          <h2 className="audit-day">{day}</h2>
          <ol>
            {items.map((entry) => (
              <AuditRow
                key={entry.sequence}
                entry={entry}
                before={filtered ? undefined : entries.find((other) => other.sequence === entry.sequence - 1)}
                open={open === entry.sequence}
                onToggle={() => setOpen(open === entry.sequence ? null : entry.sequence)}
              />
            ))}
          </ol>
        </section>
      ))}
      <LoadMore
        more={audit.hasNextPage}
        busy={audit.isFetchingNextPage}
        onMore={() => void audit.fetchNextPage()}
        label="Xem các dòng cũ hơn"
      />
    </>
  );
}
