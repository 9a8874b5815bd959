import { Link, useLocation } from 'react-router';
import { type SiteSummary } from '../../api/types';
import { to } from '../../shell/paths';
import { Instant, PlainTable, StatusTag } from '../../ui';
import { nameInSentence } from '../../words/sites';
import { KIND_NAMES, STATE_TONES } from '../../words/units';

export function SiteTable({ sites }: { sites: SiteSummary[] }) {
  const { search } = useLocation();
  return (
    <PlainTable caption="Các trang của tỉnh" columns={['Trang', 'Đơn vị', 'Kích hoạt', 'Trạng thái']} boxed>
      {sites.map((site) => (
        <tr key={site.id}>
          <th scope="row">
            <Link className="link-button" to={{ pathname: to.site(site.id), search }} preventScrollReset>
              {site.unitName}
            </Link>
            <small>{site.host ?? 'Chưa có tên miền'}</small>
          </th>
          <td data-label="Đơn vị">
            {site.kind === 'commune' && site.parentName ? site.parentName : KIND_NAMES[site.kind]}
            {site.matchedByParent && (
              <small className="match-reason">Khớp theo {nameInSentence(site.parentName ?? 'đơn vị cấp trên')}</small>
            )}
          </td>
          <td data-label="Kích hoạt">{site.activatedOn ? <Instant value={site.activatedOn} /> : <span className="muted">Chưa</span>}</td>
          <td>
            <StatusTag tone={STATE_TONES[site.state]}>{site.stateLabel}</StatusTag>
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
