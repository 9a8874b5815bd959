import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Cache, demandPassable } from '../runner/cache.js';
import { answersWith, type Part, part } from '../runner/index.js';
import { processesOf } from '../runner/ground.js';
import { startOf } from '../runner/proc.js';
import { Stack } from '../runner/stack.js';
import { Tools } from '../runner/tools.js';

jest.setTimeout(60_000);

/** A server of a few lines, so that the runner's own manners are tested without a download. */
const echo = (name: string, more: Partial<Part<string, { port: number }>> = {}): Part<string, { port: number }> =>
  part<string, { port: number }>({
    name,
    version: '1',
    patience: 10,
    get: async () => process.execPath,
    prepare: async (place) => ({ port: await place.freePort() }),
    command: (node, { port }) => ({
      file: node,
      args: ['-e', `require('http').createServer((q, a) => a.end('${name}')).listen(${port}, '127.0.0.1')`],
    }),
    ready: ({ port }) => answersWith(`http://127.0.0.1:${port}/`, name),
    ...more,
  });

const folders: string[] = [];
const scratch = () => {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the stack runner', () => {
  const stacks: Stack[] = [];
  const open = async (parts: Part[], lines: string[] = []) => {
    const stack = await Stack.prepare({ parts, tell: (name, text) => void lines.push(`${name}: ${text}`) });
    stacks.push(stack);
    await stack.bringAllUp();
    return stack;
  };
  const reason = (work: Promise<unknown>) =>
    work.then(
      () => 'nothing',
      (error: Error) => error.message,
    );

  const before = process.env['CONG_TINH_STACK'];
  afterEach(async () => {
    for (const stack of stacks.splice(0)) await stack.close();
    if (before) process.env['CONG_TINH_STACK'] = before;
  });

  it('brings parts up each after its needs, and ends them all', async () => {
    const base = echo('base');
    const seen: object[] = [];
    const above = echo('above', {
      needs: [base],
      prepare: async (place) => {
        seen.push(place.factsOf(base));
        return { port: await place.freePort() };
      },
    });
    const lines: string[] = [];
    const stack = await open([above], lines);
    const { port } = stack.factsOf(base);
    expect(seen).toEqual([{ port }]);
    expect(lines.filter((line) => line.includes('ready')).map((line) => line.split(':')[0])).toEqual(['base', 'above']);
    expect(processesOf(stack.folder)).toHaveLength(2);
    await stack.close();
    expect(processesOf(stack.folder)).toEqual([]);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  });

  it('ends what a server started apart from its own group', async () => {
    const loose = echo('loose', {
      command: (node, { port }) => ({
        file: node,
        args: [
          '-e',
          `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' }).unref();
           require('http').createServer((q, a) => a.end('loose')).listen(${port}, '127.0.0.1')`,
        ],
      }),
    });
    const stack = await open([loose]);
    expect(processesOf(stack.folder)).toHaveLength(2);
    await stack.close();
    expect(processesOf(stack.folder)).toEqual([]);
  });

  it('names the part, its last words and its log when a server dies while starting; nobody waits for the others', async () => {
    const good = echo('good');
    const bad = echo('bad', {
      needs: [good],
      command: (node) => ({ file: node, args: ['-e', 'setTimeout(() => { console.error("hết bộ nhớ"); process.exit(3); }, 500)'] }),
    });
    const slow = echo('slow', { ready: () => Promise.resolve(false), patience: 3_600 });
    const stack = await Stack.prepare({ parts: [bad, slow], tell: () => undefined });
    stacks.push(stack);
    const said = await reason(stack.bringAllUp());
    expect(said).toMatch(/^bad tự dừng khi khởi động: hết bộ nhớ\. Xem \S+bad\.log/);
    expect(readFileSync(/Xem (\S+\.log)/.exec(said)![1]!, 'utf8')).toContain('hết bộ nhớ');
    await stack.close();
    expect(processesOf(stack.folder)).toEqual([]);
  });

  it('is not deceived by a stranger on the port', async () => {
    const stranger = createServer((_, answer) => answer.end('somebody else'));
    await new Promise<void>((done) => void stranger.listen(0, '127.0.0.1', done));
    const { port } = stranger.address() as AddressInfo;
    const said = await reason(open([echo('late', { prepare: async () => ({ port }), patience: 2 })]));
    expect(said).toMatch(/^late (tự dừng khi khởi động|không sẵn sàng)/);
    await new Promise((done) => stranger.close(done));
  });

  it('says that a program is not installed', async () => {
    expect(await reason(open([echo('absent', { command: () => ({ file: '/no/such/program' }) })]))).toMatch(
      /^absent: không chạy được \/no\/such\/program/,
    );
  });

  it('runs two at once without one ending the other', async () => {
    const twin = echo('twin');
    const [one, two] = await Promise.all([open([twin]), open([twin])]);
    await one.close();
    const { port } = two.factsOf(twin);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('twin');
  });

  it('keeps the logs of a run that goes on, however many come and go meanwhile', async () => {
    const lasting = await open([echo('lasting')]);
    for (let run = 0; run < 7; run += 1) await (await open([])).close();
    expect(readdirSync(lasting.logs)).toEqual(['lasting.log']);
  });

  it('ends and removes what a killed run left, and nothing else', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cong-tinh-stack-'));
    folders.push(folder);
    const dead = spawn(process.execPath, ['-e', '']);
    const start = startOf(dead.pid!) ?? 0;
    await new Promise((done) => dead.once('exit', done));
    writeFileSync(join(folder, 'owner'), `${dead.pid} ${start}`);
    const sleeper = (env: NodeJS.ProcessEnv): ChildProcess =>
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { env, stdio: 'ignore' });
    const left = sleeper({ ...process.env, CONG_TINH_STACK_RUN: folder });
    const other = sleeper({ ...process.env, CONG_TINH_STACK_RUN: '/elsewhere' });
    const ended = new Promise((done) => left.once('exit', done));
    await pause(300);
    await open([]);
    await ended;
    expect(readdirSync(tmpdir())).not.toContain(folder.split('/').at(-1));
    expect(other.exitCode).toBeNull();
    other.kill('SIGKILL');
  });
});

describe('the cache of the stack', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const serving = async (text: string) => {
    const server = createServer((_, answer) => answer.end(text));
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/thing.bin`, close: () => server.close() };
  };

  it('keeps a download, and fetches anew what was damaged', async () => {
    const source = await serving('abc');
    const lines: string[] = [];
    const folder = scratch();
    const tools = new Tools(new Cache(folder, (text) => lines.push(text)), join(folder, 'log'), (text) => lines.push(text));
    const file = await tools.download({ url: source.url, sha256: sha('abc') });
    expect(readFileSync(file, 'utf8')).toBe('abc');
    await tools.download({ url: source.url, sha256: sha('abc') });
    expect(lines).toEqual(['tải thing.bin / downloading']);
    writeFileSync(file, 'ab');
    expect(readFileSync(await tools.download({ url: source.url, sha256: sha('abc') }), 'utf8')).toBe('abc');
    expect(lines.filter((line) => line.includes('damaged'))).toHaveLength(1);
    source.close();
  });

  it('does not use a download with another checksum, nor leave it behind', async () => {
    const source = await serving('xyz');
    const folder = scratch();
    const tools = new Tools(new Cache(folder), join(folder, 'log'));
    await expect(tools.download({ url: source.url, sha256: sha('abc') })).rejects.toThrow(/tổng kiểm .* khác/);
    expect(readdirSync(join(folder, 'download')).filter((name) => !name.endsWith('.unfinished'))).toEqual([]);
    source.close();
  });

  it('builds once for two who ask at the same time', async () => {
    const folder = scratch();
    let built = 0;
    const build = async (into: string) => {
      built += 1;
      await pause(100);
      writeFileSync(join(into, 'program'), 'x');
    };
    const [one, two] = await Promise.all([new Cache(folder).folderOf('a/b', build), new Cache(folder).folderOf('a/b', build)]);
    expect([one, built]).toEqual([two, 1]);
  });

  it('takes the place of a run that was killed while it built', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'c.lock'), '999999999 1');
    expect(readdirSync(await new Cache(folder).folderOf('c', async (into) => writeFileSync(join(into, 'x'), '')))).toContain('x');
  });

  it('says that servers of other users cannot pass to the folder', () => {
    const closed = scratch();
    expect(() => demandPassable(join(closed, 'a'), 0)).toThrow(new RegExp(`chmod o\\+x ${closed}`));
    expect(() => demandPassable(join(closed, 'a'), 1_000)).not.toThrow();
    chmodSync(closed, 0o711);
    expect(() => demandPassable(join(closed, 'a'), 0)).not.toThrow();
  });

  it('says that the folder cannot be written', () => {
    expect(() => new Cache('/dev/null/cache')).toThrow(/XDG_CACHE_HOME/);
  });
});
