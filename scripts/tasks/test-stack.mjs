import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { performance } from 'node:perf_hooks';
import { runJest } from '../jest.mjs';
import { root } from '../launch.mjs';
import { say } from '../messages.mjs';
import { stackCode, withStack } from '../stack.mjs';

/** `npm run test:stack [-- --only part,part] [--keep] [path…]`: what is tested on real servers. */
export default async function testStack(args) {
  const { readArguments, runnableSpecs, runnableSuites } = await stackCode();
  const asked = readArguments(args);
  const since = performance.now();
  const result = { passed: 0, failed: 0 };
  await withStack(asked, async (stack, stopped) => {
    const seconds = (performance.now() - since) / 1000;
    say(`Các máy chủ sẵn sàng sau ${Math.round(seconds)} giây. / The servers are ready.`);
    keepPreparation({ parts: stack.described().map(([name]) => name), made: stack.made, seconds });
    const specs = asked.rest.length > 0 ? asked.rest : runnableSpecs(asked);
    const suites = asked.rest.length > 0 ? [] : runnableSuites(asked);
    if (specs.length > 0) {
      // Most of what these specs do is wait for servers.
      add(result, await runJest(['stack'], ['--maxWorkers=5', '--testSequencer=./test/stack/as-asked.mjs', ...specs]));
      await printContracts();
    }
    for (const { label, projects, options, environment } of suites) {
      say(`— ${projects.join(', ')}: ${label}`);
      const env = environment((part) => stack.factsOf(part));
      add(result, await runJest(projects, options, env));
    }
    if (asked.keep) await stopped;
  });
  process.stdout.write(`${result.passed} passed, ${result.failed} failed\n`);
  return result.failed === 0 ? 0 : 1;
}

/** One line a run, from which `npm run bench` tells what an empty and a full cache cost. */
function keepPreparation(preparation) {
  const file = join(root, 'dist', 'bench', 'stack.jsonl');
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...preparation })}\n`);
}

async function printContracts() {
  const results = join(root, 'dist', 'tests', 'stack.json');
  if (!existsSync(results)) return;
  const { contractTables } = await stackCode();
  const tables = contractTables(JSON.parse(readFileSync(results, 'utf8')));
  writeFileSync(join(root, 'dist', 'stack', 'contracts.md'), tables);
  process.stdout.write(`\n${tables}\n`);
}

function add(result, { passed, failed }) {
  result.passed += passed;
  result.failed += failed;
}
