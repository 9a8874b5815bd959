import { runNode } from '../steps.mjs';

/** `npm run cli -- <command>`: the operator's commands, from the sources. */
export default async function cli(args) {
  return (await runNode(['--import', './scripts/typescript.mjs', 'apps/cli/src/main.ts', ...args])).code;
}
