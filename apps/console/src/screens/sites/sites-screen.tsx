import { Button, Segmented, Select } from 'antd';
import { useCallback } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { useAllSites, useSites } from '../../api/hooks/sites';
import { type SiteState, type UnitKind } from '../../api/types';
import { usePageTitle } from '../../shell/page-title';
import { to } from '../../shell/paths';
import { useSearchState } from '../../shell/search-state';
import { useCan } from '../../shell/session';
import { usePhone } from '../../theme/use-media';
import { EmptyState, Loading, LoadMore, PageHeader, ProblemNotice, SearchField } from '../../ui';
import { KIND_NAMES, STATE_NAMES } from '../../words/units';
import { SiteTable } from './site-table';
import { SiteTree } from './site-tree';
import './sites.css';

const KINDS = Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }));
const STATES = Object.entries(STATE_NAMES).map(([value, label]) => ({ value, label }));

export default function SitesScreen() {
  usePageTitle('Các trang của tỉnh');
  const phone = usePhone();
  const navigate = useNavigate();
  const [get, set] = useSearchState();
  const filter = {
    search: get('tim') || undefined,
    kind: (get('loai') || undefined) as UnitKind | undefined,
    state: (get('trang-thai') || undefined) as SiteState | undefined,
    district: get('huyen') || undefined,
  };
  const tree = get('xem') === 'cay';
  const sites = useSites(filter);
  const all = useAllSites();
  const districts = (all.data ?? [])
    .filter((site) => site.kind === 'district')
    .map((site) => ({ value: site.unitId, label: site.unitName }));
  const shown = sites.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(filter).some(Boolean);
  const search = useCallback((value: string) => set({ tim: value }), [set]);
  const clear = () => set({ tim: null, loai: null, 'trang-thai': null, huyen: null });
  const can = useCan();

  return (
    <>
      <PageHeader
        title="Các trang của tỉnh"
        summary={all.data ? countSentence(all.data) : 'Mọi trang thông tin điện tử của tỉnh.'}
        actions={
          can('site-request.list') && (
            <Button type="primary" onClick={() => void navigate(to.provisioning)}>
              Cấp trang
            </Button>
          )
        }
      />
      <div className="filters" role="search" aria-label="Lọc trang">
        <SearchField label="Tìm trang" placeholder="Tìm không dấu: tên, tên miền" value={get('tim')} onChange={search} />
        <Select
          aria-label="Loại đơn vị"
          allowClear
          placeholder="Loại đơn vị"
          value={get('loai') || undefined}
          onChange={(value: string) => set({ loai: value })}
          options={KINDS}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label="Huyện"
          allowClear
          listHeight={phone ? 680 : 520}
          placeholder="Huyện"
          value={get('huyen') || undefined}
          onChange={(value: string) => set({ huyen: value })}
          options={districts}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label="Trạng thái"
          allowClear
          placeholder="Trạng thái"
          value={get('trang-thai') || undefined}
          onChange={(value: string) => set({ 'trang-thai': value })}
          options={STATES}
          popupMatchSelectWidth={false}
        />
        <Segmented
          aria-label="Kiểu xem"
          value={tree ? 'cay' : 'bang'}
          onChange={(value) => set({ xem: value === 'cay' ? 'cay' : null })}
          options={[
            { value: 'bang', label: phone ? 'Danh sách' : 'Bảng' },
            { value: 'cay', label: 'Cây' },
          ]}
        />
      </div>
      {sites.isError && <ProblemNotice error={sites.error} retry={() => void sites.refetch()} />}
      {tree ? (
        <SiteTree filter={filter} />
      ) : sites.isPending ? (
        <Loading small />
      ) : shown.length === 0 && !sites.isError ? (
        <EmptyState title="Không có trang nào khớp" action={filtered && <Button onClick={clear}>Xóa bộ lọc</Button>}>
          Thử gõ ít chữ hơn hoặc bỏ bớt điều kiện lọc.
        </EmptyState>
      ) : (
        <>
          <div className="sr-only" role="status">
            Đang hiện {shown.length} trang
          </div>
          <SiteTable sites={shown} />
          <LoadMore
            more={sites.hasNextPage}
            busy={sites.isFetchingNextPage}
            onMore={() => void sites.fetchNextPage()}
            label="Xem thêm trang"
          />
        </>
      )}
      <Outlet />
    </>
  );
}

function countSentence(all: { kind: UnitKind; state: SiteState }[]): string {
  const kinds = (['province', 'department', 'district', 'commune', 'assembly', 'other'] as const)
    .map((kind) => ({ kind, count: all.filter((site) => site.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${KIND_NAMES[kind].charAt(0).toLowerCase()}${KIND_NAMES[kind].slice(1)}`);
  const suspended = all.filter((site) => site.state === 'suspended').length;
  return `${all.length} trang: ${kinds.join('; ')}.${suspended > 0 ? ` ${suspended} đang tạm dừng.` : ''}`;
}
