import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import { type RuleValues } from '../rule-values';
import { type CalendarEdit, type DeadlineQuestion } from '../types';

const HOUR = 3_600_000;

export function useClause(id: string) {
  return useQuery({
    queryKey: ['clause', id],
    queryFn: () => read(api.GET('/api/regulation/clauses/{id}', { params: { path: { id } } })),
    staleTime: HOUR,
  });
}

export function useCalendarYear(year: number) {
  return useQuery({
    queryKey: ['calendar', year],
    queryFn: () => read(api.GET('/api/regulation/calendar/{year}', { params: { path: { year } } })),
  });
}

export function useSaveCalendarYear(year: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: CalendarEdit) => read(api.PUT('/api/regulation/calendar/{year}', { params: { path: { year } }, body })),
    onSuccess: (saved) => cache.setQueryData(['calendar', year], saved),
  });
}

export function useComputeDeadline() {
  return useMutation({
    mutationFn: (question: DeadlineQuestion) => read(api.POST('/api/regulation/deadlines', { body: question })),
  });
}

/** The rules that hold on a site today. */
export function useRules(site: string | null) {
  return useQuery({
    queryKey: ['rules', site],
    queryFn: () => read(api.GET('/api/regulation/rules', { params: { query: { site: site ?? undefined } } })),
    staleTime: HOUR / 4,
  });
}

export interface RuleInForce<T> {
  value: T;
  basis: string;
}

/** One rule of a site by its key; undefined while it is not known. */
export function useRule<K extends keyof RuleValues>(site: string | null, key: K): RuleInForce<RuleValues[K]> | undefined {
  const rules = useRules(site);
  const rule = rules.data?.items.find((item) => item.key === key);
  return rule && { value: rule.value as RuleValues[K], basis: rule.basis };
}
