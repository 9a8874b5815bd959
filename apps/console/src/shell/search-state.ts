import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters live in the address, so that a filtered list can be bookmarked and survives going back. */
export function useSearchState(): [(name: string) => string, (changes: Record<string, string | null | undefined>) => void] {
  const [params, setParams] = useSearchParams();
  const get = useCallback((name: string) => params.get(name) ?? '', [params]);
  const set = useCallback(
    (changes: Record<string, string | null | undefined>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return [get, set];
}
