import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../../apps/local/src/ports.js';

export interface RunningProvince {
  readonly port: number;
  readonly dataFolder: string;
  readonly output: string;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '..', '..', '..');
const LIMIT_MS = 180_000;

/** Runs what `npm start` runs, on a free port and in a data folder of its own. */
export async function startProvince(): Promise<RunningProvince> {
  const port = await freePort();
  const dataFolder = mkdtempSync(join(tmpdir(), 'cong-tinh-journeys-'));
  const child = spawn(process.execPath, [join(root, 'scripts', 'run.mjs'), 'start', '--port', String(port), '--data', dataFolder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'warn' },
  });
  const heard = listen(child);
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  try {
    await untilReady(child, heard);
  } catch (error) {
    await end(child);
    throw error;
  }
  return {
    port,
    dataFolder,
    output: heard.text(),
    close: async () => {
      process.removeListener('exit', endWithUs);
      await end(child);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Keeps what the program says: for waiting, and in a file for whoever looks into a failure. */
function listen(child: ChildProcess): { text(): string } {
  mkdirSync(join(root, 'dist', 'tests'), { recursive: true });
  const log = createWriteStream(join(root, 'dist', 'tests', 'journeys.log'));
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      text += chunk.toString('utf8');
    });
  child.once('close', () => log.end());
  return { text: () => text };
}

async function untilReady(child: ChildProcess, heard: { text(): string }): Promise<void> {
  for (const deadline = Date.now() + LIMIT_MS; Date.now() < deadline; await pause(50)) {
    if (heard.text().includes('Sẵn sàng')) return;
    if (child.exitCode !== null) throw new Error(`npm start ended before it was ready:\n${heard.text()}`);
  }
  throw new Error(`npm start was not ready after ${LIMIT_MS / 1000} s:\n${heard.text()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await ended;
  clearTimeout(late);
}
