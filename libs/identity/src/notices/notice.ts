import type { Basis } from '@cong-tinh/kernel';

/** A kind of letter that account holders get. Those that the law or safety asks for cannot be turned off. */
export interface Notice {
  /** Name of the event it tells of: `article.published`. */
  readonly kind: string;
  /** What the letter tells, to whom it is addressed. */
  readonly label: string;
  readonly optional: boolean;
  readonly basis: Basis | null;
}

const declared = new Map<string, Notice>();

/** Declares a notice; `*.notices.ts` of a feature calls it once. */
export function defineNotice(kind: string, what: { label: string; optional?: boolean; basis?: Basis }): Notice {
  if (declared.has(kind)) throw new Error(`notice ${kind} is declared twice`);
  const notice: Notice = Object.freeze({ kind, label: what.label, optional: what.optional ?? false, basis: what.basis ?? null });
  declared.set(kind, notice);
  return notice;
}

export const findNotice = (kind: string): Notice | undefined => declared.get(kind);

/** In the order in which features declared them. */
export const listNotices = (): Notice[] => [...declared.values()];
