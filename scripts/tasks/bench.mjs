import { buildServer } from '../build.mjs';
import { runNode } from '../steps.mjs';

/** `npm run bench [page] [fronts] [desk] [provisioning] [--quick]`: figures of this machine, into dist/bench and docs/benchmarks.md. */
export default async function bench(args) {
  await buildServer();
  return (await runNode(['--import', './scripts/typescript.mjs', 'test/load/bench.ts', ...args])).code;
}
