import { useState } from 'react';
import { Link } from 'react-router';
import { type DomainView } from '../../api/types';
import { to } from '../../shell/paths';
import { useRefusal } from '../../shell/refusal';
import { Basis, Instant, PermissionButton, PlainTable, StatusTag } from '../../ui';
import { DOMAIN_ROLES } from '../../words/domains';
import { shortSiteName } from '../../words/sites';
import { RetireDialog } from './retire-dialog';

export function DomainTable({ domains }: { domains: DomainView[] }) {
  const refusal = useRefusal();
  const [retiring, setRetiring] = useState<DomainView | null>(null);
  const why = refusal('domain.grant', 'Sở Khoa học và Công nghệ quản lý và cấp tên miền.');
  return (
    <>
      <PlainTable caption="Tên miền" columns={['Tên miền', 'Trang', 'Vai trò', 'Cấp', 'Tuân thủ']} boxed>
        {domains.map((domain) => (
          <tr key={domain.id}>
            <th scope="row">{domain.host}</th>
            <td data-label="Trang">
              <Link to={to.site(domain.siteId)}>{shortSiteName(domain.siteName)}</Link>
            </td>
            <td data-label="Vai trò">
              {DOMAIN_ROLES[domain.role]}
              {domain.role === 'alias' && (
                <div>
                  <PermissionButton
                    size="small"
                    refusal={why}
                    basis="LA-3.2"
                    aria-label={`Thôi dùng ${domain.host}`}
                    onClick={() => setRetiring(domain)}
                  >
                    Thôi dùng
                  </PermissionButton>
                </div>
              )}
            </td>
            <td data-label="Cấp">
              {domain.grantedOn ? <Instant value={domain.grantedOn} /> : 'Chưa được cấp'}
              {domain.decision && <small>{domain.decision.number}</small>}
            </td>
            <td>
              {domain.compliance === 'compliant' ? <StatusTag tone="ok">Đúng</StatusTag> : <StatusTag tone="warn">Chưa đúng</StatusTag>}{' '}
              <Basis id={domain.basis} short />
              {domain.complianceNote && <small>{domain.complianceNote}</small>}
            </td>
          </tr>
        ))}
      </PlainTable>
      {retiring && <RetireDialog domain={retiring} onClose={() => setRetiring(null)} />}
    </>
  );
}
