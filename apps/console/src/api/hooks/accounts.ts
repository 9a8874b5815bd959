import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import { type EndRoleInput, type RoleInput } from '../types';

const LIST = ['accounts'];

export function useAccounts(search: string) {
  return useInfiniteQuery({
    queryKey: [...LIST, search],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/province/accounts', { params: { query: { search: search || undefined, limit: 50, after: pageParam ?? undefined } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

function useAccountChange<B, R>(change: (body: B) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries({ queryKey: LIST }) });
}

export const useInviteAccount = () =>
  useAccountChange((body: { name: string; email: string }) => read(api.POST('/api/province/accounts', { body })));

export const useCloseAccount = (account: string) =>
  useAccountChange((body: { reason: string }) =>
    read(api.POST('/api/province/accounts/{account}/closure', { params: { path: { account } }, body })),
  );

export const useGrantRole = () => useAccountChange((body: RoleInput) => read(api.POST('/api/province/roles', { body })));

export const useEndRole = (role: string) =>
  useAccountChange((body: EndRoleInput) => read(api.POST('/api/province/roles/{role}/end', { params: { path: { role } }, body })));
