import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { api, read } from '../client';
import { type AuditEntry, type AuditPage } from '../types';

export interface AuditFilter {
  action?: string;
  outcome?: 'done' | 'refused';
  subjectId?: string;
}

const LONGEST = 100;

function readPage(site: string | null, filter: AuditFilter, limit: number, after: number | null): Promise<AuditPage> {
  const query = { ...filter, limit, after: after ?? undefined };
  return read(
    site === null
      ? api.GET('/api/province/audit', { params: { query } })
      : api.GET('/api/sites/{site}/audit', { params: { path: { site }, query } }),
  );
}

/** Every line that fits, page by page. Basis: LA-11.3.a */
export function useWholeAudit(site: string | null) {
  return useMutation({
    mutationFn: async (filter: AuditFilter) => {
      const entries: AuditEntry[] = [];
      for (let after: number | null = null, more = true; more; more = after !== null) {
        const page: AuditPage = await readPage(site, filter, LONGEST, after);
        entries.push(...page.items);
        after = page.next;
      }
      return entries;
    },
  });
}

/** A chain of the audit: one site's, or the platform's when no site is given. */
export function useAudit(site: string | null, filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: ['audit', site, filter],
    queryFn: ({ pageParam }) => readPage(site, filter, 50, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
}
