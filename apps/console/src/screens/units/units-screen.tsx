import { formatDate, isoDate } from '@cong-tinh/kernel/dates';
import { Button, Select } from 'antd';
import { useCallback, useState } from 'react';
import { Outlet } from 'react-router';
import { useUnitList } from '../../api/hooks/units';
import { type UnitKind } from '../../api/types';
import { usePageTitle } from '../../shell/page-title';
import { useRefusal } from '../../shell/refusal';
import { useSearchState } from '../../shell/search-state';
import { useToday } from '../../theme/use-today';
import { DateField, EmptyState, Loading, LoadMore, PageHeader, PermissionButton, ProblemNotice, SearchField, Why } from '../../ui';
import { KIND_NAMES } from '../../words/units';
import { NewUnitDialog } from './new-unit-dialog';
import { UnitTable } from './unit-table';
import './units.css';

const KINDS = Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }));

/** Units of the province as they stood on a day. */
export default function UnitsScreen() {
  usePageTitle('Đơn vị');
  const today = useToday();
  const refusal = useRefusal();
  const [get, set] = useSearchState();
  const [adding, setAdding] = useState(false);
  const asOf = get('ngay') || today;
  const filter = { asOf, search: get('tim') || undefined, kind: (get('loai') || undefined) as UnitKind | undefined };
  const units = useUnitList(filter);
  const shown = units.data?.pages.flatMap((page) => page.items) ?? [];
  const search = useCallback((value: string) => set({ tim: value }), [set]);
  const narrowed = filter.search !== undefined || filter.kind !== undefined;
  return (
    <>
      <PageHeader
        title="Đơn vị"
        summary={
          <>
            Các đơn vị của tỉnh vào ngày {formatDate(isoDate(asOf))}.{' '}
            <Why title="Vì sao phải chọn ngày">
              Tên, mã và đơn vị cấp trên đều có ngày hiệu lực. Mã được dùng lại, nên chỉ xác định một đơn vị khi đi cùng một ngày.
            </Why>
          </>
        }
        actions={
          <PermissionButton
            type="primary"
            basis="LA-11.1"
            refusal={refusal('unit.edit', 'Quản trị Cổng tỉnh nhập đơn vị theo quyết định của cấp có thẩm quyền.')}
            onClick={() => setAdding(true)}
          >
            Thêm đơn vị
          </PermissionButton>
        }
      />
      <div className="filters" role="search" aria-label="Lọc đơn vị">
        <SearchField label="Tìm đơn vị" placeholder="Tìm không dấu: tên, mã" value={get('tim')} onChange={search} />
        <Select
          aria-label="Loại đơn vị"
          allowClear
          placeholder="Loại đơn vị"
          value={filter.kind}
          onChange={(value: string | undefined) => set({ loai: value })}
          options={KINDS}
          popupMatchSelectWidth={false}
        />
        <div className="as-of">
          <label htmlFor="units-as-of">Tính đến ngày</label>
          <DateField id="units-as-of" value={asOf} onChange={(value) => set({ ngay: value === today ? null : value })} />
        </div>
      </div>
      {units.isError && <ProblemNotice error={units.error} retry={() => void units.refetch()} />}
      {units.isPending && <Loading small />}
      {units.isSuccess && shown.length === 0 && (
        <EmptyState
          title="Không có đơn vị nào khớp"
          action={narrowed && <Button onClick={() => set({ tim: null, loai: null })}>Xóa bộ lọc</Button>}
        >
          {narrowed ? 'Thử gõ ít chữ hơn hoặc bỏ bớt điều kiện lọc.' : 'Chưa có đơn vị nào có hiệu lực vào ngày này. Hãy chọn ngày khác.'}
        </EmptyState>
      )}
      {shown.length > 0 && (
        <>
          <div className="sr-only" role="status">
            Đang hiện {shown.length} đơn vị
          </div>
          <UnitTable units={shown} />
        </>
      )}
      <LoadMore
        more={units.hasNextPage}
        busy={units.isFetchingNextPage}
        onMore={() => void units.fetchNextPage()}
        label="Xem thêm đơn vị"
      />
      {adding && <NewUnitDialog onClose={() => setAdding(false)} />}
      <Outlet />
    </>
  );
}
