import { type SiteDomain } from '../../api/types';
import { Basis, Instant, StatusTag } from '../../ui';
import { DOMAIN_ROLES } from '../../words/domains';
import '../../ui/history.css';

export function DomainHistory({ domains }: { domains: SiteDomain[] }) {
  if (domains.length === 0) return <p className="hint">Chưa có tên miền nào được cấp.</p>;
  return (
    <ul className="history">
      {domains.map((domain) => (
        <li key={domain.id}>
          <div className="history-line">
            <b>{domain.host}</b>
            <StatusTag tone={domain.role === 'canonical' ? 'ink' : 'mute'}>{DOMAIN_ROLES[domain.role]}</StatusTag>
            {domain.compliance === 'non_compliant' && <StatusTag tone="warn">Chưa đúng quy định</StatusTag>}
            <Basis id={domain.basis} short />
          </div>
          {domain.grantedOn && (
            <small>
              Cấp <Instant value={domain.grantedOn} />
              {domain.decision && `, ${domain.decision.number}, ${domain.decision.issuer}`}
            </small>
          )}
          {domain.complianceNote && <div className="hint">{domain.complianceNote}</div>}
        </li>
      ))}
    </ul>
  );
}
