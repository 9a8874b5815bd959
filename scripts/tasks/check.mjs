import { existsSync } from 'node:fs';
import { say } from '../messages.mjs';
import { jestArguments } from '../jest.mjs';
import { binary, runAll } from '../steps.mjs';

/** `npm run check`: what must hold before a commit; `--without-tests` where the tests run anyway. */
export default async function check(args) {
  const failed = await runAll([
    ['Quy tắc mã / lint', [binary('eslint'), '--max-warnings', '0', '.']],
    ['Định dạng / format', [binary('prettier'), '--check', '--log-level', 'warn', '.']],
    ['Kiểu / types', [binary('typescript', 'tsc'), '-p', 'tsconfig.json']],
    ...(existsSync('apps/console/tsconfig.json')
      ? [['Kiểu bàn làm việc / types of the console', [binary('typescript', 'tsc'), '-p', 'apps/console/tsconfig.json', '--noEmit']]]
      : []),
    ...(args.includes('--without-tests')
      ? []
      : [['Kiến trúc và đơn vị / architecture and unit tests', ...jestArguments(['architecture', 'unit'])]]),
  ]);
  say(failed.length === 0 ? 'Đạt tất cả. / All checks passed.' : `Không đạt: ${failed.join('; ')}`);
  return failed.length === 0 ? 0 : 1;
}
