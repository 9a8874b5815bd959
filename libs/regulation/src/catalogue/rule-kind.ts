import type { Shape } from './shape.js';

/**
 * How two values of a rule compare: `atLeast(a, b)` = a demands at least what b demands or grants at least what b grants. A lower level
 * keeps a floor when its value is at least the floor, and a ceiling when the ceiling is at least its value.
 */
export type AtLeast<T> = (a: T, b: T) => boolean;

/** A kind of rule: what the code knows of it. Never its value. */
export interface RuleKind<T> {
  /** Vietnamese name for people. */
  readonly label: string;
  readonly shape: Shape<T>;
  /** Absent when the values have no order: such a rule is `fixed` or `free`. */
  readonly atLeast?: AtLeast<T>;
}

export const ruleKind = <T>(kind: RuleKind<T>): RuleKind<T> => kind;

/** Order of lists: at least = contains all entries of the other, by what names an entry. */
export const containsAll =
  <T, E>(entries: (value: T) => readonly E[], name: (entry: E) => string): AtLeast<T> =>
  (a, b) => {
    const names = new Set(entries(a).map(name));
    return entries(b).every((entry) => names.has(name(entry)));
  };
