import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..', '..');

/** One source file with what the rules ask about. */
export interface SourceFile {
  /** From the root, with slashes: `libs/site/src/index.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly tree: ts.SourceFile;
}

export interface Import {
  readonly specifier: string;
  /** `export … from`: what passes through this file to others. */
  readonly isReexport: boolean;
  readonly isDynamic: boolean;
}

const skipped = new Set(['node_modules', 'dist', 'assets', 'data', '.data']);

/** Every TypeScript file below the given folders, as it stands on the disk. */
export function readHouse(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) => pathsBelow(folder)).map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));
}

/** Paths of all files below a folder, whatever their kind. */
export function pathsBelow(folder: string, keep: (path: string) => boolean = (path) => /\.tsx?$/.test(path)): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : pathsBelow(path, keep);
    return keep(path) ? [path] : [];
  });
}

/** A source file from its text; what the rules' own tests feed them. Parsed when a rule first asks. */
export function sourceFile(path: string, text: string): SourceFile {
  let tree: ts.SourceFile | undefined;
  let imports: Import[] | undefined;
  return {
    path,
    text,
    lines: text.trimEnd().split('\n').length,
    get tree() {
      return (tree ??= ts.createSourceFile(
        path,
        text,
        ts.ScriptTarget.ES2023,
        true,
        path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
      ));
    },
    get imports() {
      return (imports ??= importsOf(this.tree));
    },
  };
}

/** Calls `visit` for every node below, the node itself included. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

export const isTest = ({ path }: { path: string }): boolean => /\.(spec|fixture|factory)\.tsx?$/.test(path) || path.startsWith('test/');

function importsOf(tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, isReexport: boolean, isDynamic: boolean) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, isReexport, isDynamic });
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, false, false);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, true, false);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false, true);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, false, false);
  });
  return found;
}
