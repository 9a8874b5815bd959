import ts from 'typescript';
import { isTest, type SourceFile, walk } from './house.js';

/** Tables by the lib whose migrations make them. */
export function tableOwners(migrations: readonly { path: string; text: string }[]): Map<string, string> {
  return new Map(
    migrations.flatMap(({ path, text }) => [...text.matchAll(/^create table (\w+)/gm)].map(([, table]) => [table!, libOf(path)] as const)),
  );
}

/** Statements of one lib on the tables of another: what another lib keeps is asked of its door. */
export function foreignTables(files: readonly SourceFile[], owners: ReadonlyMap<string, string>): string[] {
  return files
    .filter((file) => file.path.startsWith('libs/') && !isTest(file))
    .flatMap((file) => {
      const found = new Set<string>();
      walk(file.tree, (node) => {
        if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) return;
        for (const [, table] of node.text.matchAll(/\b(?:from|join|into|update)\s+(\w+)/g)) {
          const owner = owners.get(table!);
          if (owner !== undefined && owner !== libOf(file.path)) found.add(table!);
        }
      });
      return [...found].map((table) => `${file.path}: ${table} belongs to ${owners.get(table)!}`);
    });
}

const libOf = (path: string): string => path.split('/')[1]!;
