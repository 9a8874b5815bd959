import { Link, useLocation } from 'react-router';
import { type UnitView } from '../../api/types';
import { to } from '../../shell/paths';
import { Instant, PlainTable, StatusTag } from '../../ui';
import { lastDay } from '../../words/validity';
import { KIND_NAMES } from '../../words/units';

export function UnitTable({ units }: { units: UnitView[] }) {
  const { search } = useLocation();
  return (
    <PlainTable caption="Đơn vị của tỉnh" columns={['Đơn vị', 'Thuộc', 'Hiệu lực', 'Trang']} boxed>
      {units.map((unit) => (
        <tr key={unit.id}>
          <th scope="row">
            <Link className="link-button" to={{ pathname: to.unit(unit.id), search }} preventScrollReset>
              {unit.fullName}
            </Link>
            <small>
              {KIND_NAMES[unit.kind]}, mã {unit.code}
            </small>
          </th>
          <td data-label="Thuộc">{unit.parentName ?? <span className="muted">Không có</span>}</td>
          <td data-label="Hiệu lực">
            Từ <Instant value={unit.validFrom} />
            {unit.validTo && (
              <>
                {' '}
                đến hết <Instant value={lastDay(unit.validTo)} />
              </>
            )}
          </td>
          <td data-label="Trang">
            {unit.siteId ? (
              <Link to={to.site(unit.siteId)} aria-label={`Xem trang của ${unit.fullName}`}>
                Xem trang
              </Link>
            ) : (
              <StatusTag tone="info">Chưa có trang</StatusTag>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
}
