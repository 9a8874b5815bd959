import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import { DEMONSTRATION_PASSWORD } from '../../apps/local/src/demonstration/offices.js';
import { freePort } from '../../apps/local/src/ports.js';
import { testDatabase } from '../support/index.js';
import { DeskClient } from './desk-client.js';
import { portalSettings } from './page-contest.js';
import { median } from './rounds.js';
import { startServer } from './server-process.js';

/** What an official does: signing in from the first click to the session, a look at the own account, and the list of all sites. */
export type DeskTask = 'signIn' | 'account' | 'sites';

export interface DeskRound {
  readonly task: DeskTask;
  readonly round: number;
  /** Milliseconds of each time it was done, one after the other. */
  readonly took: readonly number[];
}

export interface DeskContest {
  /** Sites that the list held. */
  readonly sites: number;
  /** Requests that reading the whole list takes. */
  readonly pages: number;
  /** Median time of the list divided by that of a look at the own account, the least the API does for a session. */
  readonly listRatio: number;
  readonly rounds: readonly DeskRound[];
}

const ACCOUNT = 'quantri';
/** Few enough for the limits of one address in a minute. */
const TIMES: Readonly<Record<DeskTask, number>> = { signIn: 4, account: 10, sites: 4 };

interface SitePage {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/** The three tasks in turns on a province with its embedded sign-in service, after one round that does not count. */
export async function playDeskContest(count: number, report: (round: DeskRound) => void): Promise<DeskContest> {
  const database = await testDatabase({ DATABASE_POOL: '8' });
  try {
    const port = await freePort();
    const host = `quantri.longan.localhost:${port}`;
    const args = ['--import', join(projectRoot(), 'scripts/typescript.mjs'), join(import.meta.dirname, 'desk-server.ts')];
    const server = await startServer(
      args,
      port,
      { path: '/dang-nhap', headers: { host } },
      {
        ...portalSettings(database, port),
        SSO_ISSUER: `http://sso.longan.localhost:${port}/realms/cong-tinh`,
        LOG_LEVEL: 'warn',
      },
    );
    try {
      return await play(`http://${host}`, count, report);
    } finally {
      await server.close();
    }
  } finally {
    await database.drop();
  }
}

async function play(origin: string, count: number, report: (round: DeskRound) => void): Promise<DeskContest> {
  const desk = new DeskClient(origin);
  await desk.signIn(ACCOUNT, DEMONSTRATION_PASSWORD);
  const work: Readonly<Record<DeskTask, () => Promise<unknown>>> = {
    signIn: () => new DeskClient(origin).signIn(ACCOUNT, DEMONSTRATION_PASSWORD),
    account: () => desk.read('/api/me'),
    sites: () => readSites(desk),
  };
  const tasks = Object.keys(work) as DeskTask[];
  const rounds: DeskRound[] = [];
  for (let round = 0; round <= count; round += 1) {
    for (const task of round % 2 === 1 ? tasks : [...tasks].reverse()) {
      const took: number[] = [];
      for (let i = 0; i < TIMES[task]; i += 1) took.push(await timed(work[task]));
      if (round === 0) continue;
      rounds.push({ task, round, took });
      report(rounds.at(-1)!);
    }
  }
  const { sites, pages } = await readSites(desk);
  return { sites, pages, listRatio: typical(rounds, 'sites') / typical(rounds, 'account'), rounds };
}

async function readSites(desk: DeskClient): Promise<{ sites: number; pages: number }> {
  let [sites, pages, after] = [0, 0, ''];
  for (;;) {
    const page: SitePage = await desk.read(`/api/province/sites?limit=100${after}`);
    sites += page.items.length;
    pages += 1;
    if (page.next === null) return { sites, pages };
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((performance.now() - began) * 100) / 100;
}

/** Median over the rounds of the median time of a task. */
export const typical = (rounds: readonly DeskRound[], task: DeskTask): number =>
  median(rounds.filter((round) => round.task === task).map(({ took }) => median(took)));
