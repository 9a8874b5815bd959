import { useSyncExternalStore } from 'react';

export type Palette = 'none' | 'commands' | 'sites';

let open: Palette = 'none';
const listeners = new Set<() => void>();

export function showPalette(next: Palette): void {
  open = next;
  for (const listener of listeners) listener();
}

export const openPalette = () => showPalette('commands');
export const openSites = () => showPalette('sites');

export function usePalette(): Palette {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
