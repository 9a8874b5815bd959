import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import { type BoardView, type BreakGlassView, type DelegationView, type Page, type SeatKind, type SeatView } from '../types';

const key = (site: string, part: string) => ['board', site, part];

export function useBoard(site: string) {
  return useQuery({
    queryKey: key(site, 'board'),
    queryFn: () => read<BoardView>(api.GET('/api/sites/{site}/board', { params: { path: { site } } })),
  });
}

export function useSeats(site: string) {
  return useQuery({
    queryKey: key(site, 'seats'),
    queryFn: () => read<Page<SeatView>>(api.GET('/api/sites/{site}/seats', { params: { path: { site } } })),
  });
}

export function useDelegations(site: string) {
  return useQuery({
    queryKey: key(site, 'delegations'),
    queryFn: () => read<Page<DelegationView>>(api.GET('/api/sites/{site}/delegations', { params: { path: { site } } })),
  });
}

function useBoardChange<T, R>(site: string, change: (body: T) => Promise<R>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => cache.invalidateQueries({ queryKey: ['board', site] }) });
}

export interface DecisionInput {
  decisionNumber: string;
  decisionDate: string;
  decidedBy: string;
}

export interface BoardDecisionInput {
  decisionNumber?: string;
  decisionDate: string;
  decidedBy?: string;
  validFrom?: string;
}

export const useEstablishBoard = (site: string) =>
  useBoardChange(site, (body: BoardDecisionInput) =>
    read<BoardView>(api.POST('/api/sites/{site}/board', { params: { path: { site } }, body })),
  );

export interface SeatInput extends DecisionInput {
  accountEmail: string;
  accountName?: string;
  kind: SeatKind;
  position: string;
  sector?: string;
  validFrom: string;
  validTo?: string | null;
}

export const useAddSeat = (site: string) =>
  useBoardChange(site, (body: SeatInput) => read<SeatView>(api.POST('/api/sites/{site}/seats', { params: { path: { site } }, body })));

export const useEndSeat = (site: string) =>
  useBoardChange(site, ({ seat, ...body }: DecisionInput & { seat: string; endsOn: string }) =>
    read<SeatView>(api.POST('/api/sites/{site}/seats/{seat}/end', { params: { path: { site, seat } }, body })),
  );

export interface DelegationInput {
  toAccountId: string;
  instrumentNumber: string;
  instrumentDate: string;
  scope: string;
  sector?: string | null;
  validFrom: string;
  validTo: string;
}

export const useDelegate = (site: string) =>
  useBoardChange(site, (body: DelegationInput) =>
    read<DelegationView>(api.POST('/api/sites/{site}/delegations', { params: { path: { site } }, body })),
  );

export const useRevokeDelegation = (site: string) =>
  useBoardChange(site, ({ delegation, reason }: { delegation: string; reason: string }) =>
    read<DelegationView>(
      api.POST('/api/sites/{site}/delegations/{delegation}/revocation', { params: { path: { site, delegation } }, body: { reason } }),
    ),
  );

export function useBreakGlassHistory(site: string) {
  return useQuery({
    queryKey: key(site, 'break-glass'),
    queryFn: () => read<Page<BreakGlassView>>(api.GET('/api/sites/{site}/break-glass', { params: { path: { site } } })),
  });
}

export function useBreakGlass(site: string) {
  return useMutation({
    mutationFn: (body: { reason: string; hours: number }) =>
      read<BreakGlassView>(api.POST('/api/sites/{site}/break-glass', { params: { path: { site } }, body })),
  });
}
