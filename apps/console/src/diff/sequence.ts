export type Change = 'same' | 'added' | 'removed';

/** Longest common subsequence of two lists, as runs of what stayed, came and went. */
export function diffSequence<T>(
  before: readonly T[],
  after: readonly T[],
  equal: (a: T, b: T) => boolean,
): { change: Change; before?: T; after?: T }[] {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = equal(before[i]!, after[j]!) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const out: { change: Change; before?: T; after?: T }[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && equal(before[i]!, after[j]!)) {
      out.push({ change: 'same', before: before[i++], after: after[j++] });
    } else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ change: 'removed', before: before[i++] });
    } else {
      out.push({ change: 'added', after: after[j++] });
    }
  }
  return out;
}
