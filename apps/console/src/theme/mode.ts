import { useSyncExternalStore } from 'react';
import { type Mode, paint, storedMode, storeMode } from './ink';

let current: Mode = storedMode();
const listeners = new Set<() => void>();
paint(current);

function set(mode: Mode): void {
  current = mode;
  paint(mode);
  storeMode(mode);
  for (const listener of listeners) listener();
}

/** Light or dark: the person's choice, else the machine's. */
export function useMode(): [Mode, (mode: Mode) => void] {
  const mode = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return [mode, set];
}
