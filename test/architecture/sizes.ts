import { isTest, type SourceFile } from './house.js';

export const LIMITS = {
  /** More is usually two ideas. */
  file: 400,
  test: 600,
  /** Nine files in ten stay below. */
  mostFiles: 260,
};

/** Files that outgrew one idea. */
export function tooLong(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.lines > (isTest(file) ? LIMITS.test : LIMITS.file))
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

/** The length that nine files in ten stay within. */
export function usualLength(files: readonly SourceFile[]): number {
  const lengths = files.map(({ lines }) => lines).sort((a, b) => a - b);
  return lengths[Math.ceil(lengths.length * 0.9) - 1] ?? 0;
}
