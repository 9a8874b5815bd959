import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import {
  type GrantInput,
  type Particulars,
  type ResumptionInput,
  type SiteDetail,
  type SiteState,
  type SuspensionInput,
  type UnitKind,
} from '../types';
import { readAll } from './read-all';

export interface SiteFilter {
  search?: string;
  kind?: UnitKind;
  state?: SiteState;
  district?: string;
}

const MINUTE = 60_000;
const PAGE = 100;

const listSites = (filter: SiteFilter, after: string | null, limit: number) =>
  read(api.GET('/api/province/sites', { params: { query: { ...filter, limit, after: after ?? undefined } } }));

export function useSites(filter: SiteFilter) {
  return useInfiniteQuery({
    queryKey: ['sites', filter],
    queryFn: ({ pageParam }) => listSites(filter, pageParam, 40),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** Every site of the province, for switching and for the tree. */
export function useAllSites(enabled = true) {
  return useQuery({
    queryKey: ['sites', 'all'],
    queryFn: () => readAll((after) => listSites({}, after, PAGE)),
    enabled,
    staleTime: 5 * MINUTE,
  });
}

/** Every unit that exists today. */
export function useUnits(enabled = true) {
  return useQuery({
    queryKey: ['units'],
    queryFn: () =>
      readAll((after) => read(api.GET('/api/province/units', { params: { query: { limit: PAGE, after: after ?? undefined } } }))),
    enabled,
    staleTime: 5 * MINUTE,
  });
}

export function useSiteDetail(id: string | null, quiet = false) {
  return useQuery({
    queryKey: ['site', id],
    queryFn: () => read(api.GET('/api/province/sites/{id}', { params: { path: { id: id! } } })),
    enabled: id !== null,
    ...(quiet ? { retry: false, staleTime: 5 * MINUTE } : {}),
  });
}

function useSiteAction<T>(id: string, act: (body: T) => Promise<SiteDetail>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (site) => {
      cache.setQueryData(['site', id], site);
      return Promise.all([cache.invalidateQueries({ queryKey: ['sites'] }), cache.invalidateQueries({ queryKey: ['domains'] })]);
    },
  });
}

export const useSuspendSite = (id: string) =>
  useSiteAction(id, (body: SuspensionInput) => read(api.POST('/api/province/sites/{id}/suspension', { params: { path: { id } }, body })));

export const useResumeSite = (id: string) =>
  useSiteAction(id, (body: ResumptionInput) => read(api.POST('/api/province/sites/{id}/resumption', { params: { path: { id } }, body })));

export const useReplaceHost = (id: string) =>
  useSiteAction(id, (body: GrantInput) => read(api.PATCH('/api/province/sites/{id}/domain', { params: { path: { id } }, body })));

export const useDescribeSite = (site: string) =>
  useSiteAction(site, (body: Particulars) => read(api.PUT('/api/sites/{site}/particulars', { params: { path: { site } }, body })));
