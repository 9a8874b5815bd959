// `npm run bench [page] [fronts] [desk] [provisioning] [--quick]`: measures, keeps the raw rounds and writes docs/benchmarks.md from them.
import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import { startTestCluster, stopTestCluster } from '../support/cluster.js';
import { playDeskContest, typical } from './desk-contest.js';
import { playFrontContests } from './front-contest.js';
import { playPageContest } from './page-contest.js';
import { generatedProvince, provisionOnce, type ProvisioningRun, realProvince } from './provisioning-runs.js';
import type { Round } from './rounds.js';
import { type BenchResult, benchmarksPage, growth, type StackPreparation, thisMachine } from './report.js';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const asked = args.filter((arg) => !arg.startsWith('--'));
const wanted = (part: string) => asked.length === 0 || asked.includes(part);
const tell = (text: string) => console.log(text);
const told = <T extends ProvisioningRun>(run: T): T => {
  tell(
    `${run.what} ${run.units}: ${run.done} sites in ${run.seconds.toFixed(2)} s, ${run.millisecondsPerSite.toFixed(2)} ms a site, ${run.notDone} not done`,
  );
  return run;
};

await startTestCluster({ durable: true });
try {
  const [small, large] = quick ? [200, 1_000] : [1_000, 10_000];
  const runs: ProvisioningRun[] = [];
  // The first of all pays for code that is not warm yet and does not count.
  const warm = await provisionOnce('generated', generatedProvince(100));
  await warm.database.drop();
  const { run, database } = await provisionOnce('longan', realProvince());
  runs.push(told(run));
  const postgres = (await database.query<{ version: string }>(`select current_setting('server_version') as version`))[0]!.version;
  const [rounds, milliseconds] = quick ? [3, 1_000] : [9, 4_000];
  const report = ({ server, round, perSecond, p99 }: Round) =>
    tell(`round ${round} ${server}: ${Math.round(perSecond)} requests/s, p99 ${p99} ms`);
  const page = wanted('page') ? await playPageContest(database, rounds, milliseconds, report) : undefined;
  const fronts = wanted('fronts') ? await playFrontContests(database, rounds, milliseconds, report, tell) : undefined;
  await database.drop();
  if (page) tell(`hot page: ${page.ratio.toFixed(3)} of bare Fastify (CPU ${page.cpuRatio?.toFixed(3)})`);
  for (const { front, ratio } of fronts?.fronts ?? []) tell(`hot page through ${front}: ${ratio.toFixed(3)} of its own static file`);
  const desk = wanted('desk')
    ? await playDeskContest(rounds, ({ task, round, took }) => tell(`round ${round} ${task}: ${took.join(', ')} ms`))
    : undefined;
  if (desk)
    tell(
      `sign-in ${typical(desk.rounds, 'signIn')} ms; list of ${desk.sites} sites ${desk.listRatio.toFixed(2)} times a look at the own account`,
    );
  if (wanted('provisioning')) {
    for (const count of [small, large, small, large, small]) {
      const generated = await provisionOnce('generated', generatedProvince(count));
      runs.push(told(generated.run));
      await generated.database.drop();
    }
    tell(`time per site at ${large} is ${growth(runs, small, large).toFixed(2)} times that at ${small}`);
  }
  const folder = join(projectRoot(), 'dist', 'bench');
  const result: BenchResult = {
    at: new Date().toISOString(),
    machine: thisMachine(postgres),
    ...(page && { page }),
    ...(fronts && { fronts }),
    ...(desk && { desk }),
    provisioning: runs,
    stack: preparations(join(folder, 'stack.jsonl')),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'result.json'), `${JSON.stringify(result, null, 1)}\n`);
  // A partial or quick run is for whoever works on it; the page tells of whole ones only.
  if (asked.length === 0 && !quick) writeFileSync(join(projectRoot(), 'docs', 'benchmarks.md'), benchmarksPage(result));
} finally {
  await stopTestCluster();
}

/** What runs of the stack wrote of themselves on this machine; none when there was no such run. */
function preparations(file: string): StackPreparation[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as StackPreparation);
}
