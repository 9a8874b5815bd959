import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { caddy } from '../stack/parts/caddy.js';
import type { FrontFacts } from '../stack/parts/front.js';
import { nginx } from '../stack/parts/nginx.js';
import { Cache, cacheFolder } from '../stack/runner/cache.js';
import { Ground } from '../stack/runner/ground.js';
import { type Part, type Running, StackError } from '../stack/runner/index.js';
import { bringUp } from '../stack/runner/start-part.js';
import type { TestDatabase } from '../support/index.js';
import { PORTAL, portalSettings } from './page-contest.js';
import { type RecordedPage, recordPage } from './recorded-page.js';
import { type Contestant, medianRatio, playRounds, type Round } from './rounds.js';
import { groupCpuSeconds, type ServerProcess, startServer } from './server-process.js';
import { STATIC_HOST, STATIC_SITES } from './static-sites.js';

export interface FrontContest {
  readonly front: string;
  readonly version: string;
  /** Bytes of the compressed body. */
  readonly bytes: number;
  /** Median over the rounds of the hot page's requests a second divided by those of the same bytes as a static file of that server. */
  readonly ratio: number;
}

export interface FrontContests {
  readonly connections: number;
  readonly secondsPerRound: number;
  readonly fronts: readonly FrontContest[];
  readonly rounds: readonly Round[];
}

type Front = Part<string, FrontFacts>;

const CONNECTIONS = 32;
const HOST = 'benluc.longan.localhost';
const HEADERS = { 'accept-encoding': 'br', accept: 'text/html' };

/** Both fronts, each with a portal behind it: the hot page against the same bytes as a static file of that very server, in turns. */
export async function playFrontContests(
  database: TestDatabase,
  count: number,
  milliseconds: number,
  report: (round: Round) => void,
  warn: (text: string) => void,
): Promise<FrontContests | undefined> {
  const ground = await Ground.take();
  const ends: (() => Promise<unknown>)[] = [() => ground.clear()];
  try {
    const servers: Record<string, Contestant> = {};
    const entered: Omit<FrontContest, 'ratio'>[] = [];
    for (const front of [caddy, nginx] as Front[]) {
      const running = await bringUpAsItIs(front, ground).catch((error: Error) => warn(error.message));
      if (!running) continue;
      ends.push(() => running.stop());
      const { portal, page } = await startPortal(database, running.facts);
      ends.push(() => portal.close());
      await addStaticSite(running, page);
      servers[front.name] = contestant(running, HOST, portal);
      servers[staticName(front.name)] = contestant(running, STATIC_HOST);
      entered.push({ front: front.name, version: running.facts.version, bytes: Buffer.from(page.body, 'base64').length });
    }
    if (entered.length === 0) return undefined;
    const ask = { path: '/', headers: HEADERS, connections: CONNECTIONS };
    const rounds = await playRounds({ servers, ask, rounds: count, milliseconds }, report);
    const fronts = entered.map((one) => ({
      ...one,
      ratio: medianRatio(rounds, one.front, staticName(one.front), ({ perSecond }) => perSecond),
    }));
    return { connections: CONNECTIONS, secondsPerRound: milliseconds / 1000, fronts, rounds };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

const staticName = (front: string) => `${front} static`;

/** From what the tests on real servers left on this machine: a measurement downloads and installs nothing. */
async function bringUpAsItIs(front: Front, ground: Ground): Promise<Running<string, FrontFacts>> {
  const absent = new StackError(
    `!!! ${front.name} IS NOT MEASURED: it is not on this machine yet. Run "npm run test:stack -- --only ${front.name}" first.`,
  );
  if (front === nginx && !existsSync('/usr/sbin/nginx')) throw absent;
  const cache = new (class extends Cache {
    override folderOf(key: string): Promise<string> {
      return super.folderOf(key, () => Promise.reject(absent));
    }
  })(cacheFolder());
  return bringUp(front, { ground, cache, neighbours: () => Promise.resolve(new Map()), tell: () => undefined });
}

async function startPortal(database: TestDatabase, { portalPort, httpsPort, operationsPort }: FrontFacts) {
  const ask = { path: '/', headers: { host: `${HOST}:${httpsPort}`, ...HEADERS } };
  const portal = await startServer([PORTAL], portalPort, ask, {
    ...portalSettings(database, portalPort),
    PUBLIC_SCHEME: 'https',
    PUBLIC_PORT: String(httpsPort),
    OPERATIONS_PORT: String(operationsPort),
    TRUSTED_PROXIES: '127.0.0.1, ::1',
  });
  return { portal, page: await recordPage(portalPort, ask.path, ask.headers) };
}

/** One more host of the same listener, which answers the recorded page from a file under the same head. */
async function addStaticSite(running: Running<string, FrontFacts>, page: RecordedPage): Promise<void> {
  const { place, facts, part } = running;
  const folder = place.makeFolder('static');
  writeFileSync(`${folder}/page`, Buffer.from(page.body, 'base64'));
  const { file, text } = STATIC_SITES[part.name]!(facts.httpsPort, folder, page.headers);
  appendFileSync(place.path(file), text);
  await running.restart();
}

function contestant(running: Running<string, FrontFacts>, host: string, behind?: ServerProcess): Contestant {
  const { httpsPort, authority } = running.facts;
  return {
    port: httpsPort,
    cpuSeconds: () => {
      const [own, more] = [groupCpuSeconds(running.pid), behind ? behind.cpuSeconds() : 0];
      return own === null || more === null ? null : own + more;
    },
    ask: { headers: { host: `${host}:${httpsPort}`, ...HEADERS }, tls: { servername: host, ca: readFileSync(authority) } },
  };
}
