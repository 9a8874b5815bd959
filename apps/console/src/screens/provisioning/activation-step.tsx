import { App, Input } from 'antd';
import { useNavigate } from 'react-router';
import { act } from '../../api/act';
import { useActivate } from '../../api/hooks/provisioning';
import { useSiteDetail } from '../../api/hooks/sites';
import { ApiError } from '../../api/problem';
import { type Particulars, type SiteDetail, type SiteRequestView } from '../../api/types';
import { useKeptState } from '../../drafts/form-draft';
import { to } from '../../shell/paths';
import { useRefusal } from '../../shell/refusal';
import { Basis, EmptyState, Notice, Panel, PermissionButton, ProblemNotice, QueryView, StatusTag } from '../../ui';
import { type StepProps } from './step-props';

/** Activation demands a named head and the facts of the footer. Basis: LA-QĐ.3, NĐ 174/2026 Điều 93 */
export function ActivationStep({ request, current }: StepProps) {
  const site = useSiteDetail(current ? request.siteId : null);
  if (request.state === 'activated') return <Activated siteId={request.siteId} />;
  if (!current) {
    return (
      <Panel title="Kích hoạt">
        <EmptyState title="Chưa kích hoạt được">Trang được kích hoạt sau khi có quyết định và tên miền.</EmptyState>
      </Panel>
    );
  }
  return (
    <QueryView query={site} part>
      {(data) => <ActivationForm request={request} site={data} />}
    </QueryView>
  );
}

function Activated({ siteId }: { siteId: string }) {
  const navigate = useNavigate();
  return (
    <Panel title="Đã kích hoạt">
      <EmptyState
        title="Trang đang hoạt động"
        action={
          <button type="button" className="link-button" onClick={() => void navigate(to.site(siteId))}>
            Xem trang
          </button>
        }
      >
        Người dân đọc được trang tại tên miền đã cấp. Việc tiếp theo: người đứng đầu đơn vị thành lập Ban Biên tập.
      </EmptyState>
    </Panel>
  );
}

type Values = Record<string, string>;

const startOf = (site: SiteDetail): Values => ({
  name: site.head?.name ?? '',
  position: site.head?.position ?? '',
  ...Object.fromEntries(site.facts.map(({ code, value }) => [`facts.${code}`, value ?? ''])),
});

function ActivationForm({ request, site }: { request: SiteRequestView; site: SiteDetail }) {
  const { message } = App.useApp();
  const refusal = useRefusal(site.id);
  const activate = useActivate(request.id);
  const [values, setValues, clear] = useKeptState<Values>(`activation:${request.id}`, startOf(site));
  const filled = (key: string) => Boolean((values[key] ?? '').trim());
  const missing = site.facts.filter(({ code, required }) => required && !filled(`facts.${code}`));
  const faults = activate.error instanceof ApiError ? activate.error.faults : [];
  const faultOf = (...keys: string[]) => faults.find(({ field }) => keys.includes(field))?.message;
  const set = (key: string) => (value: string) => setValues({ ...values, [key]: value });

  const why =
    refusal('site.activate', 'Quản trị Cổng tỉnh kích hoạt trang sau khi đủ điều kiện.') ??
    (!filled('name') || !filled('position') ? 'Chưa có người đứng đầu chịu trách nhiệm.' : undefined) ??
    (missing.length > 0
      ? `Chân trang còn thiếu ${missing.length} thông tin: ${missing.map(({ label }) => label.toLowerCase()).join('; ')}.`
      : undefined);

  const send = () => {
    const facts = Object.fromEntries(
      site.facts.map(({ code }) => [code, (values[`facts.${code}`] ?? '').trim()]).filter(([, value]) => value),
    ) as Record<string, string>;
    const body: Particulars = { head: { name: values['name']!.trim(), position: values['position']!.trim() }, facts };
    act(activate, body, {
      onSuccess: () => {
        clear();
        void message.success('Đã kích hoạt trang');
      },
    });
  };
  const line = (key: string, label: string, ...errors: string[]) => (
    <FactLine key={key} id={key} label={label} value={values[key] ?? ''} fault={faultOf(key, ...errors)} onChange={set(key)} />
  );
  return (
    <>
      {activate.isError && <ProblemNotice error={activate.error} />}
      <Panel title="Kiểm trước khi kích hoạt">
        <h3 className="small-heading">
          Người đứng đầu chịu trách nhiệm <Basis id="LA-QĐ.3" short />
        </h3>
        <ul className="facts-form">
          {line('name', 'Họ tên hoặc chức danh', 'head.name', 'head')}
          {line('position', 'Chức vụ', 'head.position')}
        </ul>
        <h3 className="small-heading">
          Thông tin chân trang{' '}
          <span className="hint">
            {site.facts.length - missing.length}/{site.facts.length}
          </span>{' '}
          <Basis id={site.factsBasis} short />
        </h3>
        <ul className="facts-form">{site.facts.map(({ code, label }) => line(`facts.${code}`, label))}</ul>
      </Panel>
      <Notice tone="info" title="Khi kích hoạt">
        Trang mở cho người dân tại {request.host}, với chuyên mục và thực đơn mặc định theo loại đơn vị.
      </Notice>
      <div className="actions">
        <PermissionButton type="primary" refusal={why} basis={site.factsBasis} loading={activate.isPending} onClick={send}>
          Kích hoạt trang
        </PermissionButton>
      </div>
    </>
  );
}

interface FactLineProps {
  id: string;
  label: string;
  value: string;
  fault?: string;
  onChange(value: string): void;
}

function FactLine({ id, label, value, fault, onChange }: FactLineProps) {
  const ok = Boolean(value.trim());
  return (
    <li>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        maxLength={300}
        placeholder="Chưa có"
        status={fault ? 'error' : ok ? '' : 'warning'}
        value={value}
        aria-invalid={Boolean(fault)}
        onChange={(event) => onChange(event.target.value)}
      />
      <StatusTag tone={ok ? 'ok' : 'warn'}>{ok ? 'Có' : 'Thiếu'}</StatusTag>
      {fault && <p className="field-error">{fault.charAt(0).toUpperCase() + fault.slice(1)}</p>}
    </li>
  );
}
