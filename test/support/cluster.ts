import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Cluster, endAbandonedCluster, startCluster } from '../../apps/local/src/postgres/index.js';

/** What the process that started the cluster tells the processes that use it. */
export interface TestCluster {
  host: string;
  port: number;
  /** Of the superuser and, in tests, of every role. */
  password: string;
}

const VARIABLE = 'CONG_TINH_TEST_CLUSTER';
const PREFIX = 'cong-tinh-test-';

let own: { cluster: Cluster; folder: string } | null = null;

/**
 * Starts the run's cluster and announces it in the environment; does nothing when one is announced already.
 * Measurements ask for a durable one, whose commits wait for the disk as they do for a province.
 */
export async function startTestCluster({ durable = false } = {}): Promise<void> {
  if (process.env[VARIABLE]) return;
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, 'owner'), String(process.pid));
  const password = randomBytes(12).toString('hex');
  const cluster = await startCluster({ folder, password, durable, settings: { shared_buffers: '256MB' } });
  own = { cluster, folder };
  process.env[VARIABLE] = JSON.stringify({ host: cluster.host, port: cluster.port, password } satisfies TestCluster);
}

/** Ends the cluster that this process started, with all its data. */
export async function stopTestCluster(): Promise<void> {
  if (!own) return;
  const { cluster, folder } = own;
  own = null;
  delete process.env[VARIABLE];
  await cluster.stop();
  remove(folder, cluster.data);
}

/** The run's cluster, as announced. */
export function testCluster(): TestCluster {
  const announced = process.env[VARIABLE];
  if (announced) return JSON.parse(announced) as TestCluster;
  throw new Error('No test database runs. A Jest project that needs one names test/support/global-setup.mjs as its globalSetup.');
}

/** Clears what runs that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const owner = Number(readText(join(folder, 'owner')));
    if (!owner || isAlive(owner)) continue;
    const data = await endAbandonedCluster(folder).catch(() => null);
    if (data) remove(folder, data);
  }
}

function remove(folder: string, data: string): void {
  rmSync(folder, { recursive: true, force: true });
  if (!data.startsWith(folder)) rmSync(dirname(data), { recursive: true, force: true });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
