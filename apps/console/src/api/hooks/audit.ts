import { useInfiniteQuery } from '@tanstack/react-query';
import { api, read } from '../client';

export interface AuditFilter {
  action?: string;
  outcome?: 'done' | 'refused';
  subjectId?: string;
}

/** A chain of the audit: one site's, or the platform's when no site is given. */
export function useAudit(site: string | null, filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', site, filter],
    queryFn: ({ pageParam }) => {
      const query = { ...filter, limit: 50, after: pageParam ?? undefined };
      return read(
        site === null
          ? api.GET('/api/province/audit', { params: { query } })
          : api.GET('/api/sites/{site}/audit', { params: { path: { site }, query } }),
      );
    },
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
}
