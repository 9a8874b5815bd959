import ts from 'typescript';
import { type SourceFile, walk } from './house.js';

const VERBS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head', 'All', 'Search', 'Sse']);

/** Methods that answer requests without saying who may, how often, how long and with what trace. */
export function undeclaredRoutes(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    walk(file.tree, (node) => {
      if (!ts.isMethodDeclaration(node)) return;
      const marks = (ts.getDecorators(node) ?? []).map(nameOf);
      if (marks.some((mark) => VERBS.has(mark)) && !marks.includes('Route')) found.push(`${file.path}: ${node.name.getText()}`);
    });
    return found;
  });
}

function nameOf(decorator: ts.Decorator): string {
  const { expression } = decorator;
  return (ts.isCallExpression(expression) ? expression.expression : expression).getText();
}
