import { useSyncExternalStore } from 'react';
import { darkMachine, followsMachine, type Mode, paint, storedMode, storeMode } from './ink';

let current: Mode = storedMode();
const listeners = new Set<() => void>();
paint(current);

function show(mode: Mode): void {
  current = mode;
  paint(mode);
  for (const listener of listeners) listener();
}

function choose(mode: Mode): void {
  storeMode(mode);
  show(mode);
}

darkMachine.addEventListener('change', () => {
  if (followsMachine()) show(storedMode());
});

/** Light or dark: the person's choice, else the machine's. */
export function useMode(): [Mode, (mode: Mode) => void] {
  const mode = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return [mode, choose];
}
