import { diffSequence, type Change } from './sequence';

export interface Run {
  change: Change;
  text: string;
}

/** A paragraph of the new text beside the old one: whole when it stayed, came or went, else by words. */
export interface ParagraphDiff {
  change: Change | 'edited';
  runs: Run[];
}

const words = (text: string) => text.split(/\s+/u).filter(Boolean);

export function diffWords(before: string, after: string): Run[] {
  const runs: Run[] = [];
  for (const step of diffSequence(words(before), words(after), (a, b) => a === b)) {
    const text = step.after ?? step.before ?? '';
    const last = runs.at(-1);
    if (last?.change === step.change) last.text += ` ${text}`;
    else runs.push({ change: step.change, text });
  }
  return runs;
}

/** How alike two paragraphs are, 0 to 1, by shared words. */
function likeness(a: string, b: string): number {
  const left = words(a);
  const right = new Set(words(b));
  if (left.length === 0 || right.size === 0) return 0;
  return left.filter((word) => right.has(word)).length / Math.max(left.length, right.size);
}

const ALIKE = 0.35;

/** Paragraphs first, so that a long text costs little; then words inside those that were changed. */
export function diffParagraphs(before: readonly string[], after: readonly string[]): ParagraphDiff[] {
  const steps = diffSequence(before, after, (a, b) => a === b || likeness(a, b) >= ALIKE);
  return steps.map(({ change, before: old, after: now }) => {
    if (change === 'added') return { change, runs: [{ change, text: now ?? '' }] };
    if (change === 'removed') return { change, runs: [{ change, text: old ?? '' }] };
    if (old === now) return { change: 'same', runs: [{ change: 'same', text: now ?? '' }] };
    return { change: 'edited', runs: diffWords(old ?? '', now ?? '') };
  });
}
