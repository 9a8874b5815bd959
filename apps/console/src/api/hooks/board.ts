import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import { type BoardDecisionInput, type DelegationInput, type SeatInput } from '../types';

const key = (site: string, part: string) => ['board', site, part];

export function useBoard(site: string) {
  return useQuery({
    queryKey: key(site, 'board'),
    queryFn: () => read(api.GET('/api/sites/{site}/board', { params: { path: { site } } })),
  });
}

export function useSeats(site: string) {
  return useQuery({
    queryKey: key(site, 'seats'),
    queryFn: () => read(api.GET('/api/sites/{site}/seats', { params: { path: { site } } })),
  });
}

export function useDelegations(site: string) {
  return useQuery({
    queryKey: key(site, 'delegations'),
    queryFn: () => read(api.GET('/api/sites/{site}/delegations', { params: { path: { site } } })),
  });
}

function useBoardChange<T, R>(site: string, change: (body: T) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries({ queryKey: ['board', site] }) });
}

/** The decision that gives or ends a seat. */
export type SeatDecision = Pick<SeatInput, 'decisionNumber' | 'decisionDate' | 'decidedBy'>;

export const useEstablishBoard = (site: string) =>
  useBoardChange(site, (body: BoardDecisionInput) => read(api.POST('/api/sites/{site}/board', { params: { path: { site } }, body })));

export const useAddSeat = (site: string) =>
  useBoardChange(site, (body: SeatInput) => read(api.POST('/api/sites/{site}/seats', { params: { path: { site } }, body })));

export const useEndSeat = (site: string) =>
  useBoardChange(site, ({ seat, ...body }: SeatDecision & { seat: string; endsOn: string }) =>
    read(api.POST('/api/sites/{site}/seats/{seat}/end', { params: { path: { site, seat } }, body })),
  );

export const useDelegate = (site: string) =>
  useBoardChange(site, (body: DelegationInput) => read(api.POST('/api/sites/{site}/delegations', { params: { path: { site } }, body })));

export const useRevokeDelegation = (site: string) =>
  useBoardChange(site, ({ delegation, reason }: { delegation: string; reason: string }) =>
    read(api.POST('/api/sites/{site}/delegations/{delegation}/revocation', { params: { path: { site, delegation } }, body: { reason } })),
  );

export function useBreakGlassHistory(site: string) {
  return useQuery({
    queryKey: key(site, 'break-glass'),
    queryFn: () => read(api.GET('/api/sites/{site}/break-glass', { params: { path: { site } } })),
  });
}

export const useBreakGlass = (site: string) =>
  useBoardChange(site, (body: { reason: string; hours: number }) =>
    read(api.POST('/api/sites/{site}/break-glass', { params: { path: { site } }, body })),
  );
