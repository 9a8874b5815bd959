import { posix } from 'node:path';
import ts from 'typescript';
import { isTest, type SourceFile, walk } from './house.js';

/** Who may open the door that sees all sites, and what for. */
export const PLATFORM_DOOR: Record<string, string> = {
  'libs/platform': 'the outbox relay, letters, locks of schedules',
  'libs/audit': 'the chain of the platform, verification of all chains',
  'libs/regulation': 'reference tables: rules, calendar',
  'libs/tenancy': 'units, sites, domains, provisioning',
  'libs/identity': 'accounts, sessions, province roles',
  'apps/cli': "an operator's commands",
  'apps/local': 'provisioning of the demonstration province',
};

/** Files that a lib's door lets out although they must stay inside. */
export function leakedInternals(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files
    .filter(({ path }) => /^libs\/[a-z]+\/src\/index\.ts$/.test(path))
    .flatMap((door) =>
      reexportsOf(door, byPath, new Set())
        .filter((path) => /\.(entity|repository)\.ts$/.test(path))
        .map((path) => `${door.path} lets out ${path}`),
    );
}

function reexportsOf(file: SourceFile, byPath: Map<string, SourceFile>, seen: Set<string>): string[] {
  if (seen.has(file.path)) return [];
  seen.add(file.path);
  return file.imports
    .filter(({ isReexport, specifier }) => isReexport && specifier.startsWith('.'))
    .map(({ specifier }) => posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, '.ts'))
    .flatMap((path) => [path, ...(byPath.has(path) ? reexportsOf(byPath.get(path)!, byPath, seen) : [])]);
}

/** Places that open the platform's door without being on the list. */
export function unlistedPlatformDoors(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => !isTest(file) && opensPlatformDoor(file))
    .filter(({ path }) => !(path.split('/').slice(0, 2).join('/') in PLATFORM_DOOR))
    .map(({ path }) => `${path} opens the door that sees all sites`);
}

function opensPlatformDoor(file: SourceFile): boolean {
  let found = false;
  walk(file.tree, (node) => {
    if (ts.isIdentifier(node) && node.text === 'inPlatform') found = true;
    if (ts.isStringLiteralLike(node) && node.text === 'portal_platform') found = true;
  });
  return found;
}

/** Parts of the kernel that a browser could not load. */
export function unbrowsableKernel(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => /^libs\/kernel\/src\/(text|dates|money|errors)\//.test(file.path) && !isTest(file))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => !specifier.startsWith('.'))
        .map(({ specifier }) => `${path} imports ${specifier}, which a browser has not`),
    );
}
