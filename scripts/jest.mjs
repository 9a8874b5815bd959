import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './launch.mjs';
import { binary, runNode } from './steps.mjs';

const environment = {
  NODE_ENV: 'test',
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
};

/** Arguments and options for {@link runNode} that run Jest on the given projects. */
export function jestArguments(projects, more = [], env = {}) {
  return [[binary('jest'), '--selectProjects', ...projects, ...more], { env: { ...environment, ...env } }];
}

/** Runs Jest and answers its own count of what passed and failed; a file that could not run counts as one failure. */
export async function runJest(projects, more = [], env = {}) {
  const folder = join(root, 'dist', 'tests');
  const report = join(folder, `${projects.join('-')}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const [args, options] = jestArguments(projects, ['--json', `--outputFile=${report}`, ...more], env);
  const { code } = await runNode(args, options);
  if (!existsSync(report)) return { passed: 0, failed: 1, code: code || 1 };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { passed: result.numPassedTests, failed: failed || (code === 0 ? 0 : 1), code };
}
