import { readdirSync } from 'node:fs';
import process from 'node:process';
import { buildApplication, buildConsole } from '../build.mjs';
import { runJest } from '../jest.mjs';
import { say } from '../messages.mjs';

const everything = ['unit', 'architecture', 'integration', 'isolation', 'journeys'];

/** `npm test [project…] [-- path or option of Jest…]`: every level, journeys last and alone, for they start the whole program. */
export default async function test(args) {
  const named = args.filter((arg) => everything.includes(arg));
  const options = args.filter((arg) => !named.includes(arg) && arg !== '--');
  const projects = (named.length > 0 ? named : everything).filter(hasTests);
  const result = { passed: 0, failed: 0 };
  const quick = projects.filter((project) => project !== 'journeys');
  if (quick.length > 0) add(result, await runJest(quick, more(options)));
  if (projects.includes('journeys')) {
    await buildApplication('local');
    await buildConsole();
    add(result, await runJest(['journeys'], ['--runInBand', ...more(options)]));
  }
  say('');
  process.stdout.write(`${result.passed} passed, ${result.failed} failed\n`);
  return result.failed === 0 ? 0 : 1;
}

function more(options) {
  return options.length > 0 ? ['--passWithNoTests', ...options] : [];
}

function add(result, { passed, failed }) {
  result.passed += passed;
  result.failed += failed;
}

/** A level that has no file yet is no failure of the run; Jest would make it one. */
function hasTests(project) {
  if (project === 'unit') return true;
  try {
    return readdirSync(`test/${project}`, { recursive: true }).some((file) => /\.spec\.tsx?$/.test(String(file)));
  } catch {
    return false;
  }
}
