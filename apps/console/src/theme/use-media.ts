import { useSyncExternalStore } from 'react';

function mediaHook(query: string): () => boolean {
  const subscribe = (changed: () => void) => {
    const list = matchMedia(query);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Below 720 px: lists instead of tables, sheets instead of popovers, a bar at the bottom. */
export const usePhone = mediaHook('(max-width: 719px)');
/** Below 1080 px: one column. */
export const useNarrow = mediaHook('(max-width: 1079px)');
export const useCalm = mediaHook('(prefers-reduced-motion: reduce)');
