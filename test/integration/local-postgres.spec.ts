import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Cluster, startCluster } from '../../apps/local/src/postgres/index.js';

const root = join(import.meta.dirname, '..', '..');
const password = 'secret of this test';

describe('PostgreSQL that npm brought', () => {
  let folder: string;
  const started: Cluster[] = [];

  const start = async (more: { port?: number; preferredPort?: number } = {}) => {
    const cluster = await startCluster({ folder, password, durable: false, ...more });
    started.push(cluster);
    return cluster;
  };
  const ask = async <T>({ host, port }: Cluster, sql: string): Promise<T[]> => {
    const client = new pg.Client({ host, port, user: 'postgres', password, database: 'postgres' });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cong-tinh-Thư mục '));
  });
  afterEach(async () => {
    for (const cluster of started.splice(0)) await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('speaks UTF-8 in C.UTF-8 whatever the environment says, on the loopback only', async () => {
    const cluster = await start();
    expect(cluster.isNew).toBe(true);
    expect(
      await ask(
        cluster,
        `select length('Đức') as length, datcollate, current_setting('listen_addresses') as at from pg_database where datname = 'template1'`,
      ),
    ).toEqual([{ length: 3, datcollate: 'C.UTF-8', at: '127.0.0.1' }]);
  });

  it('demands the password', async () => {
    const { host, port } = await start();
    const client = new pg.Client({ host, port, user: 'postgres', password: 'wrong', database: 'postgres' });
    await expect(client.connect()).rejects.toThrow('password authentication failed');
  });

  it('keeps its data and its port over a second start', async () => {
    const first = await start();
    await ask(first, `create table kept as select 'còn đây' as word`);
    await first.stop();
    const second = await start({ preferredPort: first.port });
    expect([second.isNew, second.port]).toEqual([false, first.port]);
    expect(await ask(second, 'select word from kept')).toEqual([{ word: 'còn đây' }]);
  });

  it('starts again after the program that ran it was killed', async () => {
    const { program, pid } = await runElsewhere(folder);
    program.kill('SIGKILL');
    await once(program, 'exit');
    expect(isAlive(pid)).toBe(true);
    const cluster = await start();
    expect([cluster.isNew, isAlive(pid)]).toEqual([false, false]);
  });

  it('starts again over what a dead server left, though its number belongs to another process now', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(first.data, 'postmaster.pid'), `${process.pid}\n${first.data}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    expect((await start()).isNew).toBe(false);
  });

  it('takes another free port than one that is in use, unless it is told to have that one', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    try {
      await expect(start({ port })).rejects.toThrow(`Cổng ${port} dành cho PostgreSQL đang có chương trình khác dùng`);
      expect((await start({ preferredPort: port })).port).not.toBe(port);
    } finally {
      other.close();
    }
  });

  it('refuses data of another major version with a sentence', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(first.data, 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow('thuộc PostgreSQL 15');
  });

  it('tells whoever asked when it ends by itself, and not when it was stopped', async () => {
    const told: string[] = [];
    const first = await start();
    first.onUnexpectedEnd(() => told.push('first'));
    await first.stop();
    const second = await start();
    const ended = new Promise<void>((resolve) => second.onUnexpectedEnd(resolve));
    process.kill(Number(readFileSync(join(second.data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
    await ended;
    expect(told).toEqual([]);
    expect(existsSync(second.log)).toBe(true);
  });
});

/** A program of its own that runs the cluster, and the number of the server's process. */
async function runElsewhere(folder: string): Promise<{ program: ChildProcess; pid: number }> {
  const code = `const { startCluster } = await import(${JSON.stringify(join(root, 'apps/local/src/postgres/index.ts'))});
    const cluster = await startCluster(${JSON.stringify({ folder, password, durable: false })});
    console.log('data ' + cluster.data);
    setInterval(() => {}, 1000);`;
  const program = spawn(process.execPath, ['--import', join(root, 'scripts/typescript.mjs'), '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [said] = (await once(program.stdout, 'data')) as [Buffer];
  const data = said.toString('utf8').trim().replace('data ', '');
  return { program, pid: Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
