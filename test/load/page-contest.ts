import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, SETTINGS } from '@cong-tinh/platform';
import { freePort } from '../../apps/local/src/ports.js';
import type { TestDatabase } from '../support/index.js';
import { recordPage } from './recorded-page.js';
import { medianRatio, playRounds, type Round } from './rounds.js';
import { type Address, startServer } from './server-process.js';

export interface PageContest {
  readonly host: string;
  readonly path: string;
  readonly encoding: string;
  /** Bytes of the compressed body. */
  readonly bytes: number;
  readonly connections: number;
  readonly secondsPerRound: number;
  /** Median over the rounds of the portal's requests a second divided by the bare server's. */
  readonly ratio: number;
  /** The same of requests per second of CPU; null where the system does not tell. */
  readonly cpuRatio: number | null;
  readonly rounds: readonly Round[];
}

const CONNECTIONS = 32;

/** The built portal, as a province runs it. */
export const PORTAL = join(projectRoot(), 'dist/server/apps/portal/src/main.js');

/** The portal's hot page against a bare Fastify server that sends the same answer, in turns. */
export async function playPageContest(
  database: TestDatabase,
  count: number,
  milliseconds: number,
  report: (round: Round) => void,
): Promise<PageContest> {
  const scratch = mkdtempSync(join(tmpdir(), 'cong-tinh-bench-'));
  const [portalPort, barePort] = [await freePort(), await freePort()];
  const host = `benluc.longan.localhost:${portalPort}`;
  const ask: Address = { path: '/', headers: { host, 'accept-encoding': 'br', accept: 'text/html' } };
  const portal = await startServer([PORTAL], portalPort, ask, portalSettings(database, portalPort));
  try {
    const page = await recordPage(portalPort, ask.path, ask.headers);
    const file = join(scratch, 'page.json');
    writeFileSync(file, JSON.stringify(page));
    const loader = join(projectRoot(), 'scripts/typescript.mjs');
    const bare = await startServer(
      ['--import', loader, join(import.meta.dirname, 'bare-server.ts'), file, String(barePort)],
      barePort,
      ask,
    );
    try {
      const rounds = await playRounds(
        { servers: { portal, bare }, ask: { ...ask, connections: CONNECTIONS }, rounds: count, milliseconds },
        report,
      );
      return {
        host: 'benluc.longan.gov.vn',
        path: ask.path,
        encoding: page.headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1] ?? 'none',
        bytes: Buffer.from(page.body, 'base64').length,
        connections: CONNECTIONS,
        secondsPerRound: milliseconds / 1000,
        ratio: medianRatio(rounds, 'portal', 'bare', ({ perSecond }) => perSecond),
        cpuRatio: rounds.every(({ cpuPerThousand }) => cpuPerThousand !== null)
          ? medianRatio(rounds, 'portal', 'bare', ({ cpuPerThousand }) => 1 / cpuPerThousand!)
          : null,
        rounds,
      };
    } finally {
      await bare.close();
    }
  } finally {
    await portal.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The settings of the database, said as an environment says them. */
export function portalSettings({ config }: TestDatabase, port: number): Record<string, string> {
  const values = Object.entries(SETTINGS).map(([key, { name }]) => [name, String(config[key as keyof typeof SETTINGS])]);
  mkdirSync(config.dataFolder, { recursive: true });
  return {
    ...(Object.fromEntries(values) as Record<string, string>),
    PUBLIC_PORT: String(port),
    LISTEN_PORT: String(port),
    TRUSTED_PROXIES: '',
    DEMONSTRATION: 'yes',
    LOG_LEVEL: 'info',
    NODE_ENV: 'production',
  };
}
