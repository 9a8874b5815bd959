import { useCallback, useRef, useState } from 'react';

const PREFIX = 'draft:';

function load<T>(key: string): T | null {
  try {
    const stored = sessionStorage.getItem(PREFIX + key);
    return stored ? (JSON.parse(stored) as T) : null;
  } catch {
    return null;
  }
}

export interface FormDraft<T> {
  /** What was typed before the page was left for a step-up or a new sign-in. */
  initial: T | null;
  keep(values: T): void;
  clear(): void;
}

/** Keeps what is typed into a form of this tab until it is sent. */
export function useFormDraft<T>(key: string): FormDraft<T> {
  const initial = useRef<{ key: string; value: T | null }>(null);
  if (initial.current?.key !== key) initial.current = { key, value: load<T>(key) };
  const keep = useCallback((values: T) => sessionStorage.setItem(PREFIX + key, JSON.stringify(values)), [key]);
  const clear = useCallback(() => sessionStorage.removeItem(PREFIX + key), [key]);
  return { initial: initial.current.value, keep, clear };
}

/** State that outlives leaving the page for a step-up. */
export function useKeptState<T>(key: string, fallback: T): [T, (value: T) => void, () => void] {
  const draft = useFormDraft<T>(key);
  const [value, setValue] = useState<T>(draft.initial ?? fallback);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      draft.keep(next);
    },
    [draft],
  );
  const reset = useCallback(() => {
    setValue(fallback);
    draft.clear();
  }, [draft, fallback]);
  return [value, set, reset];
}
