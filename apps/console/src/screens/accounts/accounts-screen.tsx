import { useCallback, useState } from 'react';
import { useAccounts } from '../../api/hooks/accounts';
import { ApiError } from '../../api/problem';
import { type AccountRole, type AccountView } from '../../api/types';
import { ErrorPage } from '../../shell/error-page';
import { usePageTitle } from '../../shell/page-title';
import { useRefusal } from '../../shell/refusal';
import { useSearchState } from '../../shell/search-state';
import { EmptyState, Loading, LoadMore, PageHeader, PermissionButton, PlainTable, ProblemNotice, SearchField, Why } from '../../ui';
import { AccountRow } from './account-row';
import { CloseAccountDialog } from './close-account-dialog';
import { EndRoleDialog } from './end-role-dialog';
import { InviteDialog } from './invite-dialog';
import { RoleDialog } from './role-dialog';

type Asking =
  { act: 'invite' } | { act: 'role' | 'close'; account: AccountView } | { act: 'end'; account: AccountView; role: AccountRole } | null;

export default function AccountsScreen() {
  usePageTitle('Tài khoản');
  const refusal = useRefusal();
  const [get, set] = useSearchState();
  const accounts = useAccounts(get('tim'));
  const [asking, setAsking] = useState<Asking>(null);
  const search = useCallback((value: string) => set({ tim: value }), [set]);
  const items = accounts.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setAsking(null);
  if (accounts.error instanceof ApiError && accounts.error.status === 403) return <ErrorPage error={accounts.error} />;
  return (
    <>
      <PageHeader
        title="Tài khoản"
        summary={
          <>
            Người được mời vào hệ thống và vai trò cấp tỉnh.{' '}
            <Why title="Tài khoản có quyền gì">
              Tài khoản chỉ cho biết ai là ai. Quyền đến từ vị trí trên từng trang và vai trò cấp tỉnh, mỗi quyền theo một quyết định có
              ngày bắt đầu và kết thúc.
            </Why>
          </>
        }
        actions={
          <PermissionButton
            type="primary"
            refusal={refusal('account.invite', 'Quản trị Cổng tỉnh mời tài khoản.')}
            basis="LA-11.1"
            onClick={() => setAsking({ act: 'invite' })}
          >
            Mời tài khoản
          </PermissionButton>
        }
      />
      <div className="filters" role="search" aria-label="Lọc tài khoản">
        <SearchField label="Tìm tài khoản" placeholder="Tìm không dấu: họ tên, thư điện tử" value={get('tim')} onChange={search} />
      </div>
      {accounts.isError && <ProblemNotice error={accounts.error} retry={() => void accounts.refetch()} />}
      {accounts.isPending && <Loading small />}
      {accounts.isSuccess && items.length === 0 && <EmptyState title="Không có tài khoản nào khớp">Thử gõ ít chữ hơn.</EmptyState>}
      {items.length > 0 && (
        <PlainTable caption="Tài khoản" columns={['Họ tên', 'Vai trò cấp tỉnh', 'Đăng nhập gần nhất', 'Trạng thái', 'Thao tác']} boxed>
          {items.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              onRole={() => setAsking({ act: 'role', account })}
              onClose={() => setAsking({ act: 'close', account })}
              onEnd={(role) => setAsking({ act: 'end', account, role })}
            />
          ))}
        </PlainTable>
      )}
      <LoadMore
        more={accounts.hasNextPage}
        busy={accounts.isFetchingNextPage}
        onMore={() => void accounts.fetchNextPage()}
        label="Xem thêm tài khoản"
      />
      {asking?.act === 'invite' && <InviteDialog onClose={close} />}
      {asking?.act === 'role' && <RoleDialog account={asking.account} onClose={close} />}
      {asking?.act === 'close' && <CloseAccountDialog account={asking.account} onClose={close} />}
      {asking?.act === 'end' && <EndRoleDialog account={asking.account} role={asking.role} onClose={close} />}
    </>
  );
}
