import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../client';
import { type NewUnit, type UnitHistory, type UnitKind, type UnitVersionInput } from '../types';
import { readAll } from './read-all';

export interface UnitFilter {
  search?: string;
  kind?: UnitKind;
  asOf: string;
}

const MINUTE = 60_000;

/** Units as they stood on a day. */
export function useUnitList(filter: UnitFilter) {
  return useInfiniteQuery({
    queryKey: ['units', 'list', filter],
    queryFn: ({ pageParam }) =>
      read(api.GET('/api/province/units', { params: { query: { ...filter, limit: 40, after: pageParam ?? undefined } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** Every unit of some kinds on a day, for choosing the one above. */
export function useUnitsOn(asOf: string | null, kinds: readonly UnitKind[]) {
  return useQuery({
    queryKey: ['units', 'on', asOf, kinds],
    queryFn: async () =>
      (
        await Promise.all(
          kinds.map((kind) =>
            readAll((after) =>
              read(api.GET('/api/province/units', { params: { query: { kind, asOf: asOf!, limit: 100, after: after ?? undefined } } })),
            ),
          ),
        )
      ).flat(),
    enabled: asOf !== null && kinds.length > 0,
    staleTime: 5 * MINUTE,
  });
}

export function useUnitHistory(id: string | null) {
  return useQuery({
    queryKey: ['unit', id],
    queryFn: () => read(api.GET('/api/province/units/{id}', { params: { path: { id: id! } } })),
    enabled: id !== null,
  });
}

function useUnitChange<B>(change: (body: B) => Promise<UnitHistory>, then?: (unit: UnitHistory) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (unit) => {
      cache.setQueryData(['unit', unit.id], unit);
      // The wizard of new sites chooses among units, and names of sites follow them.
      await Promise.all(['units', 'sites', 'site'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
      then?.(unit);
    },
  });
}

export const useAddUnit = (then: (unit: UnitHistory) => void) =>
  useUnitChange((body: NewUnit) => read(api.POST('/api/province/units', { body })), then);

export const useChangeUnit = (id: string) =>
  useUnitChange((body: UnitVersionInput) => read(api.POST('/api/province/units/{id}/versions', { params: { path: { id } }, body })));
