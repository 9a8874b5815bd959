import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LIMITS, RateLimiter } from '@cong-tinh/platform';
import { BALANCER } from '../parts/caddy.js';
import { type FrontFacts, ZONE } from '../parts/front.js';
import { getOver, openHttp2, openTcp, openTls, speak, statusOver, type Way } from './front-client.js';
import { headersFrame, openFrames } from './front-frames.js';
import { type FrontName, type FrontWorld, openFrontWorld } from './front-world.js';
import { SMUGGLING } from './front-smuggling.js';

const COMMUNE = `thanhphu.benluc.${ZONE}`;
const OTHER = `anthanh.benluc.${ZONE}`;
/** The title of pages of the other host. */
const ITS_TITLE = /<title>[^<]*xã An Thạnh/;
const SMUGGLER = '203.0.113.99';

const FORGED = [
  'Forwarded: for=203.0.113.9;host=evil.example;proto=http',
  'X-Forwarded-For: 203.0.113.9',
  'X-Forwarded-Host: evil.example',
  'X-Forwarded-Proto: http',
  'X-Forwarded-Port: 81',
  'X-Forwarded-Prefix: /evil',
  'X-Forwarded-Server: evil.example',
  'X-Real-IP: 203.0.113.9',
];

describe('what strangers forge', () => {
  let world: FrontWorld;
  beforeAll(async () => {
    world = await openFrontWorld();
  });
  afterAll(() => world?.close());

  describe.each<[string, FrontName, boolean]>([
    ['Caddy', 'Caddy', true],
    ['nginx', 'nginx', true],
    ['the portal itself', 'Caddy', false],
  ])('at %s', (_where, name, throughFront) => {
    let front: FrontFacts;
    /** Whom the portal's rate limit counted. */
    const counted: string[] = [];
    let signIn: Server | null = null;
    const signInSaw: IncomingMessage[] = [];

    const open = (way?: Way): Promise<Socket> => (throughFront ? openTls(front, COMMUNE, way) : openTcp(front.portalPort, way));
    const host = () => `${COMMUNE}:${front.httpsPort}`;
    const get = async (path: string, headers: readonly string[] = [], way?: Way) => getOver(await open(way), host(), path, headers);

    beforeAll(async () => {
      front = world.front(name);
      const limiter = world.portal(name).get(RateLimiter);
      const count = limiter.count.bind(limiter);
      limiter.count = (rate, who) => {
        counted.push(who);
        return count(rate, who);
      };
      if (!throughFront) return;
      signIn = createServer((request, response) => {
        signInSaw.push(request);
        response.end('signed in');
      });
      await new Promise<void>((resolve) => signIn!.listen(front.ssoPort, '127.0.0.1', resolve));
    });
    afterAll(() => new Promise((resolve) => (signIn ? signIn.close(resolve).closeAllConnections() : resolve(undefined))));
    beforeEach(() => {
      counted.length = signInSaw.length = 0;
    });

    it('counts each client by its own address, and by nothing that it says of itself', async () => {
      for (const from of ['127.0.0.21', '127.0.0.22']) {
        counted.length = 0;
        expect((await get('/khong-co-trang-nay', FORGED, { from })).status).toBe(404);
        expect((await get('/khong-co-trang-nay', [...FORGED, 'X-Forwarded-For: 127.0.0.1, ::1'], { from })).status).toBe(404);
        expect(counted).toEqual([from, from]);
      }
    });

    it('holds up who asks too often, whatever address it claims, and nobody else', async () => {
      if (!throughFront) return;
      const session = await openHttp2(front, COMMUNE, { from: '127.0.0.25' });
      const statuses: number[] = [];
      while (statuses.length <= LIMITS.page)
        statuses.push(...(await Promise.all(Array.from({ length: 50 }, () => statusOver(session, '/khong-co-trang-nay')))));
      session.close();
      expect([statuses.slice(0, LIMITS.page).includes(429), statuses.at(-1)]).toEqual([false, 429]);
      expect((await get('/khong-co-trang-nay', FORGED, { from: '127.0.0.25' })).status).toBe(429);
      expect((await get('/khong-co-trang-nay', ['X-Forwarded-For: 127.0.0.25'], { from: '127.0.0.26' })).status).toBe(404);
    });

    it('shows the same page, with the same addresses in it, whatever is said about forwarding', async () => {
      const plain = await get('/');
      const forged = await get('/', FORGED);
      expect([forged.status, forged.text]).toEqual([200, plain.text]);
      const moved = await getOver(await open(), `${COMMUNE}.:${front.httpsPort}`, '/x', FORGED);
      expect([moved.status, moved.headers.location]).toEqual([301, [`https://${COMMUNE}:${front.httpsPort}/x`]]);
    });

    it('believes a load balancer that it was told of, and no other', async () => {
      if (name !== 'Caddy' || !throughFront) return;
      const said = ['X-Forwarded-For: 198.51.100.8, 198.51.100.7'];
      for (const from of [BALANCER, '127.0.0.42']) await get('/khong-co-trang-nay', said, { from });
      expect(counted).toEqual(['198.51.100.7', '127.0.0.42']);
    });

    it('tells the sign-in service what the front knows, and nothing that was forged', async () => {
      if (!throughFront) return;
      const sso = `sso.${ZONE}`;
      const socket = await openTls(front, sso, { from: '127.0.0.23' });
      await getOver(socket, `${sso}:${front.httpsPort}`, '/realms/cong-tinh/account', FORGED);
      const [seen] = signInSaw;
      const forwarded = Object.entries(seen!.headersDistinct).filter(([header]) => /^(x-)?forwarded|x-real/.test(header));
      expect(Object.fromEntries(forwarded)).toEqual({
        'x-forwarded-for': ['127.0.0.23'],
        'x-forwarded-host': [`${sso}:${front.httpsPort}`],
        'x-forwarded-port': [String(front.httpsPort)],
        'x-forwarded-proto': ['https'],
      });
      expect(seen!.headersDistinct.host).toEqual([`${sso}:${front.httpsPort}`]);
    });

    it.each([
      ['a foreign host', ['Host: evil.example']],
      ['another port', [`Host: ${COMMUNE}:81`]],
      ['two hosts', [`Host: ${COMMUNE}`, `Host: ${OTHER}`]],
      ['one host twice', [`Host: ${COMMUNE}`, `Host: ${COMMUNE}`]],
      ['no host', []],
      ['an empty host', ['Host:']],
      ['a host with a path', [`Host: ${COMMUNE}/x`]],
      ['a host with a user', [`Host: ${OTHER}@${COMMUNE}`]],
      ['two hosts in one line', [`Host: ${COMMUNE}, ${OTHER}`]],
      ['a host with a space', [`Host: ${COMMUNE} ${OTHER}`]],
    ])('answers %s with a refusal that names nobody, or with the page of the one host', async (what, lines) => {
      const answers = await speak(await open(), ['GET / HTTP/1.1', ...lines, 'Connection: close', '', ''].join('\r\n'));
      expect(answers.length).toBeLessThanOrEqual(1);
      for (const { status, text } of answers) {
        expect([what, status]).toEqual([what, status === 421 ? 421 : 400]);
        expect(text).not.toMatch(/longan|Long An|Xã/);
      }
    });

    it('answers a target that names another host with a refusal, or as the target says (RFC 9112, 3.2.2)', async () => {
      for (const target of [`https://${OTHER}:${front.httpsPort}/`, 'http://evil.example/', `https://${OTHER}:81/`]) {
        const [answer] = await speak(await open(), `GET ${target} HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`);
        const asTarget = answer?.status === 200 && target.includes(`${OTHER}:${front.httpsPort}/`) && ITS_TITLE.test(answer.text);
        expect([target, asTarget || [400, 421].includes(answer?.status ?? 0)]).toEqual([target, true]);
      }
    });

    describe('requests in requests', () => {
      it.each(SMUGGLING)('%s: refused or harmless, and nobody gets the answer to another request', async (_what, shape) => {
        const smuggled = `GET /khong-co-trang-thu-hai HTTP/1.1\r\nHost: ${OTHER}:${front.httpsPort}\r\nX-Forwarded-For: ${SMUGGLER}\r\n\r\n`;
        const answers = await speak(await open({ from: '127.0.0.24' }), shape({ host: host(), smuggled }), { silence: 800 });
        // Go takes chunks before a length, and what follows them for the next request of the same client: seen, and answered to its sender.
        const pipelined = throughFront && name === 'Caddy' ? 1 : 0;
        expect(answers.filter(({ text }) => ITS_TITLE.test(text)).length).toBeLessThanOrEqual(pipelined);
        // A front that keeps connections to the portal must not have left half a request on one of them.
        for (let i = 0; i < 4; i++) {
          const { status, text } = await get('/khong-co-trang-nay');
          expect([status, ITS_TITLE.test(text)]).toEqual([404, false]);
        }
        // Had a request slipped past the front, the portal would have believed what it says of itself.
        expect(counted).not.toContain(SMUGGLER);
      });

      it('would be believed if they came from the front', async () => {
        const socket = await openTcp(front.portalPort);
        await getOver(socket, `${OTHER}:${front.httpsPort}`, '/khong-co-trang-thu-hai', [`X-Forwarded-For: ${SMUGGLER}`]);
        expect(counted).toEqual([SMUGGLER]);
      });
    });

    describe('too much', () => {
      it.each([
        ['a cookie of 20 kB', [`Cookie: a=${'x'.repeat(20_000)}`]],
        ['a header of 70 kB', [`X-Long: ${'x'.repeat(70_000)}`]],
        ['two thousand headers', Array.from({ length: 2_000 }, (_, i) => `X-${i}: ${'y'.repeat(20)}`)],
      ])('refuses %s', async (_what, headers) => {
        const answers = await speak(
          await open(),
          [`GET / HTTP/1.1`, `Host: ${host()}`, 'Connection: close', ...headers, '', ''].join('\r\n'),
        );
        for (const { status } of answers) expect([400, 431]).toContain(status);
        expect((await get('/')).status).toBe(200);
      });

      it('refuses an address of 70 kB', async () => {
        const answers = await speak(await open(), `GET /${'x'.repeat(70_000)} HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`);
        for (const { status } of answers) expect([400, 414, 431]).toContain(status);
      });

      it('does not wait for ever for who sends a letter at a time, and serves others meanwhile', async () => {
        const slow = await Promise.all(Array.from({ length: 50 }, () => open()));
        const ends = slow.map((socket) => {
          socket.removeAllListeners('error').on('error', () => undefined);
          socket.resume();
          return new Promise<number>((resolve) => {
            const began = Date.now();
            socket.on('close', () => resolve(Date.now() - began));
          });
        });
        for (const socket of slow) socket.write('GET / HTTP/1.1\r\nHost: x');
        const drip = setInterval(() => {
          for (const socket of slow) if (!socket.destroyed) socket.write('x');
        }, 1_000);
        try {
          expect((await get('/')).status).toBe(200);
          const longest = Math.max(...(await Promise.all(ends)));
          expect(longest).toBeLessThan(throughFront ? 25_000 : 90_000);
        } finally {
          clearInterval(drip);
        }
      });
    });
  });

  describe.each<FrontName>(['Caddy', 'nginx'])('in HTTP/2 at %s', (name) => {
    const inject: [string, (host: string) => [string, string][]][] = [
      ['a line end in a value', () => [['x-a', `1\r\nHost: ${OTHER}`]]],
      ['a whole request in a value', () => [['x-a', `1\r\n\r\nGET /so-do-trang HTTP/1.1\r\nHost: ${OTHER}\r\n\r\n`]]],
      ['a line end in a name', () => [[`x-a: 1\r\nhost: ${OTHER}\r\nx`, '2']]],
      ['a colon in a name', () => [['host: evil', '1']]],
      ['a capital in a name', () => [['X-A', '1']]],
      ['transfer-encoding', () => [['transfer-encoding', 'chunked']]],
      ['connection', () => [['connection', 'x-forwarded-for']]],
      ['upgrade', () => [['upgrade', 'h2c']]],
      [
        'two content-lengths',
        () => [
          ['content-length', '0'],
          ['content-length', '90'],
        ],
      ],
      ['a content-length that is not true', () => [['content-length', '90']]],
      ['a second host', () => [['host', OTHER]]],
      ['a zero byte', () => [['x-a', 'a\0b']]],
    ];
    it.each(inject)('%s is refused or harmless', async (what, headers) => {
      const front = world.front(name);
      const host = `${COMMUNE}:${front.httpsPort}`;
      const frames = await openFrames(await openTls(front, COMMUNE, { alpn: ['h2'] }));
      const common: [string, string][] = [
        [':method', 'GET'],
        [':scheme', 'https'],
        [':authority', host],
        [':path', '/khong-co-trang-nay'],
      ];
      const { status, text } = await frames.ask(headersFrame([...common, ...headers(host)]));
      expect([what, status]).toEqual([what, status === null ? null : [400, 404, 421].find((one) => one === status)]);
      expect(text).not.toMatch(ITS_TITLE);
      const after = await getOver(await openTls(front, COMMUNE), host, '/khong-co-trang-nay');
      expect([after.status, ITS_TITLE.test(after.text)]).toEqual([404, false]);
    });

    it.each([
      ['path', ':path', `/x HTTP/1.1\r\nHost: ${OTHER}\r\n\r\nGET /so-do-trang`],
      ['method', ':method', `GET /so-do-trang HTTP/1.1\r\nHost: ${OTHER}\r\n\r\nGET`],
      ['authority', ':authority', `${COMMUNE}\r\nX-Forwarded-For: 1.2.3.4`],
      ['scheme', ':scheme', `https\r\nx: y`],
    ])('a request hidden in its %s is refused', async (_what, field, value) => {
      const front = world.front(name);
      const frames = await openFrames(await openTls(front, COMMUNE, { alpn: ['h2'] }));
      const common = {
        ':method': 'GET',
        ':scheme': 'https',
        ':authority': `${COMMUNE}:${front.httpsPort}`,
        ':path': '/khong-co-trang-nay',
        [field]: value,
      };
      const { status, text } = await frames.ask(headersFrame(Object.entries(common)));
      expect(status === null || [400, 404, 405, 421, 501].includes(status)).toBe(true);
      expect(text).not.toMatch(ITS_TITLE);
    });
  });
});
