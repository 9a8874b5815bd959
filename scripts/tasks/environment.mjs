import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { say, Sentence } from '../messages.mjs';

const page = 'docs/environment.md';

/** `npm run environment [--check]`: the table of settings, from the file that declares them. */
export default async function environment(args) {
  await import('../typescript.mjs');
  const { environmentTable } = await import('../../libs/platform/src/config/environment-table.ts');
  const wanted = environmentTable();
  if (existsSync(page) && readFileSync(page, 'utf8') === wanted) return say(`${page}: đúng với mã nguồn. / up to date.`);
  if (args.includes('--check'))
    throw new Sentence(
      `${page} không còn khớp với mã nguồn: hãy chạy npm run environment rồi commit. / The table of settings is out of date: run npm run environment and commit.`,
    );
  writeFileSync(page, wanted);
  say(`${page}: đã sinh lại. / generated.`);
}
