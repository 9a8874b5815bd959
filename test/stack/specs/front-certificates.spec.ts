import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '@cong-tinh/platform';
import { type FrontFacts, ZONE } from '../parts/front.js';
import { fillTemplate } from '../parts/nginx.js';
import { getOver, openHttp2, openTcp, openTls, speak, statusOver } from './front-client.js';
import { type FrontName, type FrontWorld, openFrontWorld } from './front-world.js';

const COMMUNE = `thanhphu.benluc.${ZONE}`;
const run = promisify(execFile);

describe('front servers', () => {
  let world: FrontWorld;
  beforeAll(async () => {
    world = await openFrontWorld();
  });
  afterAll(() => world?.close());

  describe.each<FrontName>(['Caddy', 'nginx'])('%s', (name) => {
    let front: FrontFacts;
    beforeAll(() => {
      front = world.front(name);
    });

    const curl = async (host: string, address: string, ...more: string[]) => {
      const resolve = `${host}:${front.httpsPort}:${address.includes(':') ? `[${address}]` : address}`;
      const args = [
        '-sS',
        '--max-time',
        '20',
        '--cacert',
        front.authority,
        '--resolve',
        resolve,
        '-w',
        '\n%{http_code} %{http_version} %{remote_ip}',
      ];
      const { stdout } = await run('curl', [...args, ...more, `https://${host}:${front.httpsPort}/`]);
      return { page: stdout, seen: stdout.split('\n').at(-1) };
    };

    it('LA-3.1 answers for a commune under its own certificate, over HTTP/2, by IPv4 and IPv6', async () => {
      for (const address of ['127.0.0.1', '::1']) {
        const { page, seen } = await curl(COMMUNE, address);
        expect(seen).toBe(`200 2 ${address}`);
        expect(page).toContain('Xã Thanh Phú');
      }
    });

    it('keeps one connection for many requests of HTTP/2', async () => {
      const session = await openHttp2(front, COMMUNE);
      const statuses = await Promise.all(Array.from({ length: 20 }, () => statusOver(session, '/')));
      session.close();
      expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
    });

    it('leads from HTTP to HTTPS with port, path and query, and keeps the method', async () => {
      for (const to of ['127.0.0.1', '::1']) {
        const answer = await getOver(await openTcp(front.httpPort, { to }), `${COMMUNE}:${front.httpPort}`, '/tin-tuc/a?b=1&c=%2F');
        expect([answer.status, answer.headers.location]).toEqual([308, [`https://${COMMUNE}:${front.httpsPort}/tin-tuc/a?b=1&c=%2F`]]);
      }
    });

    it.each(['evil.example', `${ZONE}.evil.example`, `evil${ZONE}`, '127.0.0.1', 'localhost'])('leads nobody to %s', async (host) => {
      const answer = await getOver(await openTcp(front.httpPort), host);
      expect([answer.status, answer.headers.location]).toEqual([421, undefined]);
    });

    it.each(['/', '/khong-co-gi', '/@trang'])('tells browsers to stay with HTTPS, once, at %s', async (path) => {
      for (const host of [COMMUNE, `quantri.${ZONE}`, `tep.${ZONE}`, `sso.${ZONE}`]) {
        const { headers } = await getOver(await openTls(front, host), `${host}:${front.httpsPort}`, path);
        expect([host, headers['strict-transport-security']]).toEqual([host, ['max-age=31536000']]);
      }
    });

    it('says nothing of its version', async () => {
      const { headers } = await getOver(await openTls(front, COMMUNE), `${COMMUNE}:${front.httpsPort}`);
      expect((headers.server ?? []).join()).not.toMatch(/\d/);
    });

    it('makes a redirect of the portal lead back to itself, with its port', async () => {
      const { status, headers } = await getOver(await openTls(front, COMMUNE), `${COMMUNE}.:${front.httpsPort}`, '/x');
      expect([status, headers.location]).toEqual([301, [`https://${COMMUNE}:${front.httpsPort}/x`]]);
    });

    it('lets nothing that was sent in run on the host of files', async () => {
      const host = `tep.${ZONE}`;
      const { headers } = await getOver(await openTls(front, host), `${host}:${front.httpsPort}`, '/kho/x?y=z');
      expect(headers['content-security-policy']).toEqual([expect.stringMatching(/^default-src 'none'/)]);
    });

    it.each([
      '/admin/',
      '/realms/master/account',
      '/realms/cong-tinh/../master/',
      '/realms/cong-tinh/%2e%2e/master/',
      '/metrics',
      '/health',
    ])('does not show %s of the sign-in service', async (path) => {
      const host = `sso.${ZONE}`;
      expect((await getOver(await openTls(front, host), `${host}:${front.httpsPort}`, path)).status).toBe(404);
    });

    it('says in Vietnamese that what stands behind it is away, and when to come back', async () => {
      const host = `sso.${ZONE}`;
      const away = await getOver(await openTls(front, host), `${host}:${front.httpsPort}`, '/realms/cong-tinh/account');
      expect([away.status, away.text]).toEqual([502, 'Cổng đang tạm gián đoạn. Xin thử lại sau ít phút.']);
      expect(away.headers).toMatchObject({
        'content-type': ['text/plain; charset=utf-8'],
        'retry-after': ['30'],
        'strict-transport-security': ['max-age=31536000'],
      });
    });

    it('compresses files of the console, where it is built, and no answer of the API', async () => {
      const host = `quantri.${ZONE}`;
      const ask = async (path: string) =>
        getOver(await openTls(front, host), `${host}:${front.httpsPort}`, path, ['Accept-Encoding: gzip', 'Accept: */*']);
      const [file] = /\/assets\/[^"]+\.js/.exec((await ask('/')).text) ?? [];
      if (file) expect([file, (await ask(file)).headers['content-encoding']]).toEqual([file, ['gzip']]);
      expect((await ask('/api/me')).headers['content-encoding']).toBeUndefined();
    });

    it('leads no stranger to the questions of neighbouring programs', async () => {
      for (const path of [`/tls-allowed?domain=${COMMUNE}`, '/metrics', '/ready', '/health'])
        for (const host of [COMMUNE, `quantri.${ZONE}`]) {
          const { status, text } = await getOver(await openTls(front, host), `${host}:${front.httpsPort}`, path);
          expect(text).not.toMatch(/portal_|"alive"|"ready"/);
          // The console's host shows its application at every address that is no file.
          if (host === COMMUNE) expect([path, status]).toEqual([path, 404]);
        }
    });
  });

  describe('Caddy', () => {
    let front: FrontFacts;
    beforeAll(() => {
      front = world.front('Caddy');
    });

    it('LA-3.1 makes a certificate when a level-5 host of the province is first asked for, for that host alone', async () => {
      const host = `anthanh.benluc.${ZONE}`;
      const began = Date.now() - 60_000;
      const socket = await openTls(front, host);
      const { subjectaltname, valid_from } = socket.getPeerCertificate();
      socket.destroy();
      expect(subjectaltname).toBe(`DNS:${host}`);
      expect(Date.parse(valid_from)).toBeGreaterThan(began - 3_600_000);
    });

    it.each([`khongco.benluc.${ZONE}`, `khongco.${ZONE}`, 'thanhphu.benluc.longan.gov.vn', 'evil.example', `x.${COMMUNE}`, ''])(
      'makes none for %j, and ends the handshake with an alert',
      async (host) => {
        await expect(openTls(front, host)).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR' });
      },
    );

    it('asks on the loopback, where nobody from outside is answered', async () => {
      const known = await getOver(await openTcp(front.operationsPort), 'x', `/tls-allowed?domain=${COMMUNE}`);
      const unknown = await getOver(await openTcp(front.operationsPort), 'x', `/tls-allowed?domain=khongco.${ZONE}`);
      expect([known.status, unknown.status, known.text + unknown.text]).toEqual([200, 403, '']);
      const outside = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .filter(({ internal, scopeid }) => !internal && !scopeid);
      for (const { address } of outside)
        await expect(openTcp(front.operationsPort, { to: address })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    });

    it('asks once for a host that has its certificate, and each time for one that has none', async () => {
      const asked = async (status: number) => {
        const { text } = await getOver(await openTcp(front.operationsPort), 'x', '/metrics');
        return Number(new RegExp(`^portal_tls_questions_total\\{status="${status}"\\} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
      };
      const before = [await asked(200), await asked(403)];
      for (let i = 0; i < 10; i += 1) {
        (await openTls(front, `binhduc.benluc.${ZONE}`)).destroy();
        await openTls(front, `khongco.binhduc.${ZONE}`).catch(() => undefined);
      }
      expect([(await asked(200)) - before[0]!, (await asked(403)) - before[1]!]).toEqual([1, 10]);
    });

    it('goes on under flood of names that nobody has', async () => {
      const failures = await Promise.all(
        Array.from({ length: 300 }, (_, i) => openTls(front, `ten-${i}.${ZONE}`).catch((error: { code: string }) => error.code)),
      );
      expect(new Set(failures)).toEqual(new Set(['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR']));
      expect((await getOver(await openTls(front, COMMUNE), `${COMMUNE}:${front.httpsPort}`)).status).toBe(200);
    });
  });

  describe('nginx', () => {
    it.each(['evil.example', 'thanhphu.benluc.longan.gov.vn', ''])('ends the handshake for %j', async (host) => {
      await expect(openTls(world.front('nginx'), host)).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME' });
    });

    it('leaves hosts of the zone that nobody has to the portal', async () => {
      const front = world.front('nginx');
      const host = `khongco.benluc.${ZONE}`;
      const [answer] = await speak(
        await openTls(front, host),
        `GET / HTTP/1.1\r\nHost: ${host}:${front.httpsPort}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatchObject({ status: 421 });
      expect(answer!.text).not.toMatch(/longan|Long An/);
    });
  });

  describe('configuration files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fronts-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('are valid as they stand, with the usual settings: Caddy', async () => {
      const { program } = world.front('Caddy');
      const file = join(projectRoot(), 'deploy/caddy/Caddyfile');
      const env = { PATH: process.env.PATH, HOME: folder, CADDY_STORAGE: folder };
      await run(program, ['validate', '--adapter', 'caddyfile', '--config', file], { env });
      expect((await run(program, ['fmt', '--diff', file])).stdout).not.toMatch(/^[-+]/m);
    });

    it('are valid as they stand, with the usual settings: nginx', async () => {
      const { program, authority, httpPort, httpsPort } = world.front('nginx');
      const settings = { TLS_CERTIFICATE: authority, TLS_CERTIFICATE_KEY: authority.replace(/pem$/, 'key') };
      const site = fillTemplate({ ...settings, HTTP_PORT: String(httpPort), HTTPS_PORT: String(httpsPort) });
      writeFileSync(join(folder, 'site.conf'), site);
      writeFileSync(
        join(folder, 'nginx.conf'),
        `pid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\ninclude site.conf;\naccess_log off;\n${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n')}\n}\n`,
      );
      const { stderr } = await run(program, ['-t', '-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')]);
      expect(stderr).toContain('syntax is ok');
      expect(stderr).not.toMatch(/\[warn\]/);
    });
  });
});
