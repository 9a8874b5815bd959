import { posix } from 'node:path';
import type { SourceFile } from './house.js';

/** Each may use those before it. */
export const FOUNDATION = [
  'kernel',
  'platform',
  'audit',
  'regulation',
  'tenancy',
  'identity',
  'media',
  'approval',
  'publication',
  'search',
  'site',
];
/** None of each other. */
export const BUSINESS = ['editorial', 'documents', 'interaction', 'procedures', 'directory', 'finance'];
/** May ask all of them. */
export const OVERSIGHT = ['compliance'];

/** An application runs another's parts in its own process. */
const COMPOSES: Record<string, readonly string[]> = {
  local: ['portal', 'worker', 'cli'],
  worker: ['portal'],
  cli: ['portal'],
  portal: [],
  console: [],
};
/** Parts of the kernel that run in a browser; the console imports them one by one. */
const BROWSER_DOORS = ['@cong-tinh/kernel/text', '@cong-tinh/kernel/dates', '@cong-tinh/kernel/money', '@cong-tinh/kernel/errors'];

/** Imports that go against the order of the house, one sentence each. */
export function wrongDirections(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.imports.flatMap(({ specifier }) => judge(file.path, specifier).map((why) => `${file.path} imports ${specifier}: ${why}`)),
  );
}

function judge(path: string, specifier: string): string[] {
  if (specifier.startsWith('@cong-tinh/')) return judgeAlias(path, specifier);
  if (specifier.startsWith('.')) return judgeRelative(path, posix.join(posix.dirname(path), specifier));
  return [];
}

function judgeAlias(path: string, specifier: string): string[] {
  const [, wanted = '', deeper] = specifier.split('/');
  if (deeper && !(path.startsWith('apps/console/') && BROWSER_DOORS.includes(specifier))) return ['a lib has one door, its index'];
  if (!isKnown(wanted)) return [`no lib of the house is called ${wanted}`];
  const [kind, own = ''] = path.split('/');
  if (kind !== 'libs') return [];
  if (!isKnown(own)) return [`${own} has no place in the order of the house`];
  if (own === wanted) return ['inside a lib, imports are relative'];
  return mayUse(own, wanted) ? [] : [`${own} may not use ${wanted}`];
}

/** Whether the lib `own` may import the lib `wanted`. */
export function mayUse(own: string, wanted: string): boolean {
  if (OVERSIGHT.includes(own)) return !OVERSIGHT.includes(wanted);
  if (BUSINESS.includes(own)) return FOUNDATION.includes(wanted);
  return FOUNDATION.includes(wanted) && FOUNDATION.indexOf(wanted) < FOUNDATION.indexOf(own);
}

function judgeRelative(path: string, target: string): string[] {
  const [kind, own = ''] = path.split('/');
  const [otherKind, other = ''] = target.split('/');
  if (kind === 'test' || (kind === otherKind && own === other)) return [];
  if (kind === 'apps' && otherKind === 'apps')
    return COMPOSES[own]?.includes(other) ? [] : [`the application ${own} does not run ${other}`];
  return ['another part of the house is entered by its door only'];
}

function isKnown(lib: string): boolean {
  return [...FOUNDATION, ...BUSINESS, ...OVERSIGHT].includes(lib);
}
