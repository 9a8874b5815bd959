import process from 'node:process';
import { say } from '../messages.mjs';
import { stackCode, withStack } from '../stack.mjs';

/** `npm run keep-release`: keeps the database of this version, so that every later one is proven to upgrade it. */
export default async function keepRelease() {
  const { readArguments, postgresCluster } = await stackCode();
  await withStack(readArguments(['--only', 'postgres']), async (stack) => {
    const { environment, pgDump } = postgresCluster(stack);
    Object.assign(process.env, environment);
    const { keepRelease: keep } = await import('../../test/integration/releases/keep-release.ts');
    say(`Đã giữ ${await keep(pgDump)}. / The database of this release is kept.`);
  });
  return 0;
}
