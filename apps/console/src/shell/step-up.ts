import { useSyncExternalStore } from 'react';

type Listener = () => void;

let asked = false;
const listeners = new Set<Listener>();

function set(next: boolean): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** The server wants a second factor for what was just tried. */
export const askStepUp = () => set(true);
export const closeStepUp = () => set(false);

export function useStepUpAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}

const KEY = 'step-up-left';

/** Remembers that the person left for a step-up, so that the screen can say what to do on return. */
export function noteLeaving(): void {
  sessionStorage.setItem(KEY, location.pathname);
}

export function cameBack(): boolean {
  const left = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return left === location.pathname;
}
