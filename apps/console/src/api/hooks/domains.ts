import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import { type AliasInput, type Compliance, type DecisionInput, type NoticeInput } from '../types';

export interface DomainFilter {
  search?: string;
  compliance?: Compliance;
  asOf?: string;
}

export function useDomains(filter: DomainFilter) {
  return useInfiniteQuery({
    queryKey: ['domains', filter],
    queryFn: ({ pageParam }) =>
      read(api.GET('/api/province/domains', { params: { query: { ...filter, limit: 40, after: pageParam ?? undefined } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** Hosts that do not follow the rule, as of a day. Basis: LA-3.3 */
export function useNonCompliant(asOf: string) {
  return useQuery({
    queryKey: ['domains', 'non-compliant', asOf],
    queryFn: () => read(api.GET('/api/province/domains/non-compliant', { params: { query: { asOf } } })),
  });
}

function useDomainChange<B, R>(change: (body: B) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all([cache.invalidateQueries({ queryKey: ['domains'] }), cache.invalidateQueries({ queryKey: ['site'] })]),
  });
}

export const useAddAlias = () => useDomainChange((body: AliasInput) => read(api.POST('/api/province/domains/aliases', { body })));

export const useRetireAlias = (id: string) =>
  useDomainChange((body: DecisionInput) =>
    read(api.POST('/api/province/domains/aliases/{id}/retirement', { params: { path: { id } }, body })),
  );

export const useNoticeHost = () =>
  useDomainChange((body: NoticeInput) => read(api.POST('/api/province/domains/non-compliant/notices', { body })));

export const useReportHosts = () =>
  useDomainChange((body: { number: string; reportedOn: string }) =>
    read(api.POST('/api/province/domains/non-compliant/reports', { body })),
  );

export const useDecideReport = (id: string) =>
  useDomainChange((body: { decision: DecisionInput; outcome: string }) =>
    read(api.POST('/api/province/domains/non-compliant/reports/{id}/decision', { params: { path: { id } }, body })),
  );
