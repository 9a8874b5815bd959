import process from 'node:process';
import { buildProduct } from '../build.mjs';
import { runJest } from '../jest.mjs';
import { say } from '../messages.mjs';

const everything = ['unit', 'architecture', 'integration', 'isolation', 'journeys'];

/** `npm test [project…] [-- path or option of Jest…]`: every level, journeys last and alone, for they start the whole program. */
export default async function test(args) {
  const named = args.filter((arg) => everything.includes(arg));
  const options = args.filter((arg) => !named.includes(arg) && arg !== '--');
  const projects = named.length > 0 ? named : everything;
  const result = { passed: 0, failed: 0 };
  const quick = projects.filter((project) => project !== 'journeys');
  if (quick.length > 0) add(result, await runJest(quick, more(options)));
  if (projects.includes('journeys')) add(result, await runJourneys(options));
  say('');
  process.stdout.write(`${result.passed} passed, ${result.failed} failed\n`);
  return result.failed === 0 ? 0 : 1;
}

/** What cannot be built cannot be visited: that counts as a failure, beside what the other levels found. */
async function runJourneys(options) {
  try {
    await buildProduct();
  } catch (error) {
    say(error.message);
    return { passed: 0, failed: 1 };
  }
  return runJest(['journeys'], ['--runInBand', ...more(options)]);
}

function more(options) {
  return options.length > 0 ? ['--passWithNoTests', ...options] : [];
}

function add(result, { passed, failed }) {
  result.passed += passed;
  result.failed += failed;
}
