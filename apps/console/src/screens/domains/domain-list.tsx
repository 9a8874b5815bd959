import { Button, Select } from 'antd';
import { useCallback } from 'react';
import { type DomainFilter, useDomains } from '../../api/hooks/domains';
import { useSearchState } from '../../shell/search-state';
import { EmptyState, Loading, LoadMore, ProblemNotice, SearchField } from '../../ui';
import { DomainTable } from './domain-table';

const COMPLIANCE = [
  { value: 'compliant', label: 'Đúng quy định' },
  { value: 'non_compliant', label: 'Chưa đúng quy định' },
];

export function DomainList() {
  const [get, set] = useSearchState();
  const filter: DomainFilter = {
    search: get('tim') || undefined,
    compliance: (get('tuan-thu') || undefined) as DomainFilter['compliance'],
  };
  const domains = useDomains(filter);
  const items = domains.data?.pages.flatMap((page) => page.items) ?? [];
  const search = useCallback((value: string) => set({ tim: value }), [set]);
  return (
    <>
      <div className="filters" role="search" aria-label="Lọc tên miền">
        <SearchField label="Tìm tên miền" placeholder="Tìm không dấu: tên miền, trang" value={get('tim')} onChange={search} />
        <Select
          aria-label="Tuân thủ"
          allowClear
          placeholder="Tuân thủ"
          value={filter.compliance}
          onChange={(value: string | undefined) => set({ 'tuan-thu': value })}
          options={COMPLIANCE}
          popupMatchSelectWidth={false}
        />
      </div>
      {domains.isError && <ProblemNotice error={domains.error} retry={() => void domains.refetch()} />}
      {domains.isPending && <Loading small />}
      {domains.isSuccess && items.length === 0 && (
        <EmptyState
          title="Không có tên miền nào khớp"
          action={<Button onClick={() => set({ tim: null, 'tuan-thu': null })}>Xóa bộ lọc</Button>}
        >
          Thử gõ ít chữ hơn hoặc bỏ bớt điều kiện lọc.
        </EmptyState>
      )}
      {items.length > 0 && <DomainTable domains={items} />}
      <LoadMore
        more={domains.hasNextPage}
        busy={domains.isFetchingNextPage}
        onMore={() => void domains.fetchNextPage()}
        label="Xem thêm tên miền"
      />
    </>
  );
}
