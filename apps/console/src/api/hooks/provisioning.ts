import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import {
  type BatchGrantInput,
  type BatchView,
  type DecisionInput,
  type GrantInput,
  type NewBatch,
  type NewRequest,
  type Opinion,
  type Particulars,
  type SiteRequestView,
} from '../types';

const LIST = ['site-requests'];
const one = (id: string) => ['site-request', id];

export function useSiteRequests() {
  return useInfiniteQuery({
    queryKey: LIST,
    queryFn: ({ pageParam }) =>
      read(api.GET('/api/province/site-requests', { params: { query: { limit: 40, after: pageParam ?? undefined } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useSiteRequest(id: string) {
  return useQuery({
    queryKey: one(id),
    queryFn: () => read(api.GET('/api/province/site-requests/{id}', { params: { path: { id } } })),
  });
}

/** Hosts the rule in force on a day gives a unit. */
export function useHostProposals(unitId: string | null, on: string) {
  return useQuery({
    queryKey: ['host-proposals', unitId, on],
    queryFn: () => read(api.POST('/api/province/host-proposals', { body: { unitId: unitId!, on } })),
    enabled: unitId !== null,
  });
}

function useKeep() {
  const cache = useQueryClient();
  return (request: SiteRequestView) => {
    cache.setQueryData(one(request.id), request);
    return Promise.all([
      cache.invalidateQueries({ queryKey: LIST }),
      cache.invalidateQueries({ queryKey: ['sites'] }),
      cache.invalidateQueries({ queryKey: ['site', request.siteId] }),
      cache.invalidateQueries({ queryKey: ['units'] }),
    ]);
  };
}

export function useCreateRequest() {
  const keep = useKeep();
  return useMutation({
    mutationFn: (body: NewRequest) => read(api.POST('/api/province/site-requests', { body })),
    onSuccess: keep,
  });
}

function useStep<T>(act: (body: T) => Promise<SiteRequestView>) {
  const keep = useKeep();
  return useMutation({ mutationFn: act, onSuccess: keep });
}

export const useGiveOpinion = (id: string) =>
  useStep((body: { verdict: Opinion; note?: string }) =>
    read(api.POST('/api/province/site-requests/{id}/opinion', { params: { path: { id } }, body })),
  );

export const useRecordDecision = (id: string) =>
  useStep((body: { outcome: 'approve' | 'refuse'; decision: DecisionInput }) =>
    read(api.POST('/api/province/site-requests/{id}/decision', { params: { path: { id } }, body })),
  );

export const useGrantDomain = (id: string) =>
  useStep((body: GrantInput) => read(api.POST('/api/province/site-requests/{id}/domain', { params: { path: { id } }, body })));

export const useActivate = (id: string) =>
  useStep((body: Particulars) => read(api.POST('/api/province/site-requests/{id}/activation', { params: { path: { id } }, body })));

const BATCHES = ['batches'];
const batchKey = (id: string) => ['batch', id];
const SECOND = 1000;

export function useBatches() {
  return useQuery({
    queryKey: BATCHES,
    queryFn: () => read(api.GET('/api/province/provisioning-batches', { params: { query: { limit: 50 } } })),
  });
}

function useBatchChange<T>(act: (body: T) => Promise<BatchView>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (batch) => {
      cache.setQueryData(batchKey(batch.id), batch);
      return Promise.all([
        cache.invalidateQueries({ queryKey: BATCHES }),
        cache.invalidateQueries({ queryKey: ['sites'] }),
        cache.invalidateQueries({ queryKey: ['units'] }),
      ]);
    },
  });
}

export const useCreateBatch = () => useBatchChange((body: NewBatch) => read(api.POST('/api/province/provisioning-batches', { body })));

/** A batch that was told to run waits for its turn before it says that it runs. */
const TURN = 30 * SECOND;
const toldKey = (id: string) => [...batchKey(id), 'told'];

/** A batch; asked again while it runs, and while it may be about to. */
export function useBatch(id: string) {
  const cache = useQueryClient();
  const told = () => cache.getQueryData<number>(toldKey(id)) ?? 0;
  return useQuery({
    queryKey: batchKey(id),
    queryFn: () => read(api.GET('/api/province/provisioning-batches/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' || Date.now() - told() < TURN ? 2 * SECOND : false),
  });
}

export function useBatchProposals(id: string, on: string, enabled: boolean) {
  return useQuery({
    queryKey: [...batchKey(id), 'proposals', on],
    queryFn: () => read(api.GET('/api/province/provisioning-batches/{id}/host-proposals', { params: { path: { id }, query: { on } } })),
    enabled,
  });
}

export const useGrantBatch = (id: string) =>
  useBatchChange((body: BatchGrantInput) =>
    read(api.POST('/api/province/provisioning-batches/{id}/domains', { params: { path: { id } }, body })),
  );

/** Runs, or runs on; what is done is not done again. */
export function useRunBatch(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => read(api.POST('/api/province/provisioning-batches/{id}/resumption', { params: { path: { id } } })),
    onSuccess: () => {
      cache.setQueryData(toldKey(id), Date.now());
      return cache.invalidateQueries({ queryKey: batchKey(id), exact: true });
    },
  });
}
