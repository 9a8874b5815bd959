import { useState } from 'react';
import { type SiteDetail } from '../../api/types';
import { useRefusal } from '../../shell/refusal';
import { Basis, Fact, Facts, Instant, Notice, PermissionButton, StatusTag } from '../../ui';
import { KIND_NAMES, STATE_TONES } from '../../words/units';
import { DomainHistory } from './domain-history';
import { ParticularsDialog } from './particulars-dialog';
import { ReplaceHostDialog } from './replace-host-dialog';
import { ResumeDialog } from './resume-dialog';
import { SuspendDialog } from './suspend-dialog';
import '../../ui/history.css';

type Asking = 'suspend' | 'resume' | 'host' | 'particulars' | null;

export function SiteDetails({ site }: { site: SiteDetail }) {
  const [asking, setAsking] = useState<Asking>(null);
  const refusal = useRefusal(site.id);
  const now = site.suspensions.find((suspension) => suspension.endedAt === null);
  const close = () => setAsking(null);
  return (
    <>
      <div className="site-drawer-head">
        {site.address && site.host && <a href={site.address}>{site.host}</a>}
        <StatusTag tone={STATE_TONES[site.state]}>{site.stateLabel}</StatusTag>
        {site.demonstration && <StatusTag tone="info">Minh họa</StatusTag>}
      </div>
      {now && (
        <Notice
          tone="warn"
          title={
            <>
              Tạm dừng từ <Instant value={now.since} />
            </>
          }
        >
          {now.ground === 'technical' ? 'Lý do kỹ thuật: ' : ''}
          {now.reason} ({now.suspendedBy} thực hiện)
        </Notice>
      )}
      <Facts>
        <Fact name="Tên trang">{site.name}</Fact>
        <Fact name="Loại đơn vị">{KIND_NAMES[site.kind]}</Fact>
        {site.parentName && <Fact name="Thuộc">{site.parentName}</Fact>}
        <Fact name="Mã đơn vị">{site.unitCode}</Fact>
        <Fact name="Người đứng đầu">{site.head ? `${site.head.name}, ${site.head.position}` : 'Chưa có'}</Fact>
        {site.decision && (
          <Fact name="Quyết định">
            {site.decision.number}, <Instant value={site.decision.decidedOn} />
          </Fact>
        )}
        {site.activatedOn && (
          <Fact name="Kích hoạt">
            <Instant value={site.activatedOn} />
          </Fact>
        )}
      </Facts>
      <h2 className="small-heading">
        Thông tin chân trang <Basis id={site.factsBasis} short />
      </h2>
      <Facts>
        {site.facts.map((fact) => (
          <Fact key={fact.code} name={fact.label}>
            {fact.value ?? (fact.required ? <StatusTag tone="warn">Thiếu</StatusTag> : <span className="muted">Chưa có</span>)}
          </Fact>
        ))}
      </Facts>
      <h2 className="small-heading">Tên miền qua thời gian</h2>
      <DomainHistory domains={site.domains} />
      <PastSuspensions site={site} />
      <h2 className="small-heading">Thao tác</h2>
      <div className="actions start">
        <PermissionButton
          basis="LA-QĐ.3"
          refusal={refusal('site.describe', 'Người đứng đầu đơn vị, hoặc Quản trị Cổng tỉnh, sửa người đứng đầu và thông tin chân trang.')}
          onClick={() => setAsking('particulars')}
        >
          Sửa thông tin
        </PermissionButton>
        {site.host && (
          <PermissionButton
            basis="LA-3.2"
            refusal={refusal('domain.grant', 'Sở Khoa học và Công nghệ quản lý và cấp tên miền.')}
            onClick={() => setAsking('host')}
          >
            Đổi tên miền chính
          </PermissionButton>
        )}
        {(site.state === 'active' || site.state === 'suspended') && (
          <PermissionButton
            danger={site.state === 'active'}
            basis="LA-11.1"
            refusal={refusal(
              'site.suspend',
              'Quản trị Cổng tỉnh tạm dừng, cho hoạt động lại theo quyết định của UBND tỉnh hoặc vì lý do kỹ thuật được ghi lại.',
            )}
            onClick={() => setAsking(site.state === 'active' ? 'suspend' : 'resume')}
          >
            {site.state === 'active' ? 'Tạm dừng trang' : 'Cho hoạt động lại'}
          </PermissionButton>
        )}
      </div>
      {asking === 'suspend' && <SuspendDialog site={site} onClose={close} />}
      {asking === 'resume' && <ResumeDialog site={site} onClose={close} />}
      {asking === 'host' && <ReplaceHostDialog site={site} onClose={close} />}
      {asking === 'particulars' && <ParticularsDialog site={site} onClose={close} />}
    </>
  );
}

function PastSuspensions({ site }: { site: SiteDetail }) {
  const past = site.suspensions.filter((suspension) => suspension.endedAt !== null);
  if (past.length === 0) return null;
  return (
    <>
      <h2 className="small-heading">Các lần tạm dừng</h2>
      <ul className="history">
        {past.map((suspension) => (
          <li key={suspension.since}>
            <Instant value={suspension.since} /> đến <Instant value={suspension.endedAt ?? ''} />
            <small>
              {' '}
              {suspension.reason} {suspension.endReason && `Cho hoạt động lại: ${suspension.endReason}`}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
