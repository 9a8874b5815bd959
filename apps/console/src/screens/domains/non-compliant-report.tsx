import { formatDate, isoDate } from '@cong-tinh/kernel/dates';
import { useState } from 'react';
import { Link } from 'react-router';
import { useNonCompliant } from '../../api/hooks/domains';
import { type DomainReport, type NonCompliantView } from '../../api/types';
import { to } from '../../shell/paths';
import { useRefusal } from '../../shell/refusal';
import { useSearchState } from '../../shell/search-state';
import { useToday } from '../../theme/use-today';
import { Basis, DateField, EmptyState, Instant, PermissionButton, PlainTable, QueryView, StatusTag, type Tone } from '../../ui';
import { shortSiteName } from '../../words/sites';
import { NoticeDialog } from './notice-dialog';
import { OutcomeDialog } from './outcome-dialog';
import { ReportDialog } from './report-dialog';

const TONES: Record<NonNullable<NonCompliantView['stage']>, Tone> = { noticed: 'info', reported: 'warn', decided: 'ok' };

type Asking = 'notice' | 'report' | DomainReport | null;

/** Hosts that do not follow the rule, as of a day: unit's notice, report to UBND tỉnh, its decision. Basis: LA-3.3 */
export function NonCompliantReport() {
  const today = useToday();
  const refusal = useRefusal();
  const [get, set] = useSearchState();
  const [asking, setAsking] = useState<Asking>(null);
  const asOf = get('ngay') || today;
  const report = useNonCompliant(asOf);
  const close = () => setAsking(null);
  return (
    <>
      <div className="report-bar">
        <label htmlFor="as-of">Tính đến ngày</label>
        <DateField id="as-of" value={asOf} onChange={(value) => set({ ngay: value })} />
        <Basis id="LA-3.3" />
        <span className="report-actions">
          <PermissionButton
            basis="LA-3.3"
            refusal={refusal('domain.notice', 'Quản trị Cổng tỉnh hoặc Sở Khoa học và Công nghệ ghi thông tin của đơn vị.')}
            onClick={() => setAsking('notice')}
          >
            Ghi thông tin của đơn vị
          </PermissionButton>
          <PermissionButton
            basis="LA-3.3"
            refusal={refusal('domain.report', 'Sở Khoa học và Công nghệ tổng hợp, báo cáo UBND tỉnh.')}
            onClick={() => setAsking('report')}
          >
            Lập báo cáo
          </PermissionButton>
        </span>
      </div>
      <QueryView query={report} part>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Mọi tên miền đúng quy định">Đến {formatDate(isoDate(asOf))} không có tên miền nào phải báo cáo.</EmptyState>
          ) : (
            <>
              <p role="status">
                {items.length} tên miền chưa đúng quy định đến {formatDate(isoDate(asOf))}. Tên miền cũ vẫn dùng được cho đến khi UBND tỉnh
                có chủ trương.
              </p>
              <PlainTable caption="Tên miền chưa đúng quy định" columns={['Tên miền', 'Trang', 'Vì sao', 'Xử lý']} boxed>
                {items.map((item) => (
                  <Row
                    key={item.domainId}
                    item={item}
                    refusal={refusal('domain-report.decide', 'Quản trị Cổng tỉnh nhập chủ trương của UBND tỉnh.')}
                    onDecide={setAsking}
                  />
                ))}
              </PlainTable>
            </>
          )
        }
      </QueryView>
      {asking === 'notice' && <NoticeDialog onClose={close} />}
      {asking === 'report' && <ReportDialog onClose={close} />}
      {asking !== null && typeof asking === 'object' && <OutcomeDialog report={asking} onClose={close} />}
    </>
  );
}

function Row({ item, refusal, onDecide }: { item: NonCompliantView; refusal?: string; onDecide(report: DomainReport): void }) {
  const { report } = item;
  return (
    <tr>
      <th scope="row">
        {item.host}
        <small>
          từ <Instant value={item.since} />
        </small>
      </th>
      <td data-label="Trang">
        <Link to={to.site(item.siteId)}>{shortSiteName(item.siteName)}</Link>
      </td>
      <td data-label="Vì sao">{item.fault}</td>
      <td>
        <StatusTag tone={item.stage ? TONES[item.stage] : 'err'}>{item.stageLabel}</StatusTag>
        {item.noticeNumber && item.noticedOn && (
          <small>
            Đơn vị: {item.noticeNumber}, <Instant value={item.noticedOn} />
          </small>
        )}
        {report && (
          <small>
            Báo cáo {report.number}, <Instant value={report.reportedOn} />
            {report.outcome && `. Chủ trương: ${report.outcome}`}
          </small>
        )}
        {report && item.stage === 'reported' && (
          <PermissionButton
            size="small"
            basis="LA-3.3"
            refusal={refusal}
            aria-label={`Nhập chủ trương về báo cáo ${report.number}`}
            onClick={() => onDecide(report)}
          >
            Nhập chủ trương
          </PermissionButton>
        )}
      </td>
    </tr>
  );
}
