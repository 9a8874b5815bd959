import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { say, Sentence } from '../messages.mjs';

const page = 'docs/permissions.md';

/** `npm run permissions [--check]`: the table of permissions, from the files that declare them. */
export default async function permissions(args) {
  process.env.NODE_ENV ??= 'development';
  await import('../typescript.mjs');
  for (const file of globSync('libs/*/src/**/*.permissions.ts')) await import(pathToFileURL(file).href);
  const { listPermissions } = await import('../../libs/platform/src/index.ts');
  const { permissionTable } = await import('../../libs/identity/src/permission-table.ts');
  const wanted = permissionTable(listPermissions());
  if (existsSync(page) && readFileSync(page, 'utf8') === wanted) return say(`${page}: đúng với mã nguồn. / up to date.`);
  if (args.includes('--check'))
    throw new Sentence(
      `${page} không còn khớp với mã nguồn: hãy chạy npm run permissions rồi commit. / The table of permissions is out of date: run npm run permissions and commit.`,
    );
  writeFileSync(page, wanted);
  say(`${page}: đã sinh lại. / generated.`);
}
