import { OFFICES } from '../../apps/local/src/demonstration/offices.js';
import { otpauthOf } from '../support/one-time-code.js';
import { readArguments, type StackArguments } from './arguments.js';
import { Stack } from './runner/stack.js';
import { postgres, POSTGRES_PROGRAMS } from './parts/postgres.js';
import { portal, type PortalFacts } from './parts/province.js';
import { clusterOf, PARTS, runnable, SPECS, specNames, SUITES, withNeeds } from './plan.js';

export { readArguments };
export { StackError } from './runner/stack.errors.js';
export { contractTables } from './report.js';

const chosen = ({ only }: StackArguments) => (only.length > 0 ? only : PARTS);

/** A stack of the parts asked for, or of all, with a line on the terminal for whatever happens. */
export function prepareStack(asked: StackArguments): Promise<Stack> {
  const since = performance.now();
  const tell = (part: string, text: string) => {
    const seconds = ((performance.now() - since) / 1000).toFixed(1).replace('.', ',');
    process.stderr.write(`${seconds.padStart(7)} s  ${part.padEnd(18)}${text}\n`);
  };
  return Stack.prepare({ parts: chosen(asked), tell });
}

/** Paths of the specs that can run on the parts asked for. */
export function runnableSpecs(asked: StackArguments): string[] {
  const folder = 'test/stack/specs';
  const planned = specNames(folder).map((name) => ({ path: `${folder}/${name}.spec.ts`, needs: SPECS[name]!.needs }));
  return runnable(planned, withNeeds(chosen(asked))).map(({ path }) => path);
}

/** Suites of other levels that can run once more on the parts asked for. */
export const runnableSuites = (asked: StackArguments) => runnable(SUITES, withNeeds(chosen(asked)));

/** What is printed once everything answers: the province for people, each part with its addresses, and where the logs lie. */
export function welcome(stack: Stack): string {
  const parts = stack.described().map(([name, facts]) => `${name}\n${linesOf(facts).join('\n')}`);
  const province = stack.described().some(([name]) => name === portal.name) ? provinceLines(stack.factsOf(portal)) : [];
  const end = [`Nhật ký / logs: ${stack.logs}`, 'Dừng bằng Ctrl-C. / Ctrl-C stops everything.'];
  return ['', ...parts, '', ...province, ...end].join('\n');
}

const linesOf = (facts: object): string[] =>
  Object.entries(facts)
    .filter(([, value]) => typeof value !== 'object' && !String(value).includes('\n'))
    .map(([key, value]) => `    ${key}: ${String(value)}`);

const provinceLines = ({ province, console: desk, password, oneTimeSecret }: PortalFacts): string[] => [
  `Người dân / citizens: ${province}`,
  `Cán bộ / officials: ${desk} (${OFFICES.map(({ username }) => username).join(', ')}; mật khẩu / password ${password})`,
  `Mã một lần, nạp vào ứng dụng xác thực / one-time codes: ${otpauthOf(oneTimeSecret)}`,
  '',
];

/** Where the tests' own worlds find the stack's PostgreSQL, and the pg_dump that belongs to it. */
export const postgresCluster = (stack: Stack) => ({
  environment: clusterOf(stack.factsOf(postgres)),
  pgDump: `${POSTGRES_PROGRAMS}/pg_dump`,
});
