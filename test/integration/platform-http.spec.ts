import { connect, type Socket } from 'node:net';
import { Agent, request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import { createLogger, Database, LOGGER, Metrics, Outbox, RequestContext, Route } from '@cong-tinh/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { createWorld, type World } from '../support/index.js';
import { rawHttp } from './raw-http.js';

class Note {
  @IsString()
  @MaxLength(20)
  text!: string;
}

const open = { permission: 'public', rate: 'read', cache: 'none', audit: 'none' } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

@Controller('api')
class NotesController {
  begun = 0;

  constructor(
    private readonly database: Database,
    private readonly context: RequestContext,
    private readonly outbox: Outbox,
  ) {}

  @Get('who')
  @Route(open)
  who() {
    return this.here();
  }

  @Post('notes/:site')
  @Route(open)
  async write(@Param('site') site: string, @Body() { text }: Note) {
    this.begun += 1;
    const before = this.here();
    this.context.actor = { kind: 'account', id: site, name: text };
    const rows = await this.database.inSite(site, async () => {
      await this.outbox.add('note.written', { siteId: site, text });
      return this.database.query<{ site: string }>(`select current_setting('app.site_id') as site`);
    });
    return { ...before, site: rows[0]!.site, after: this.here().actor };
  }

  @Get('slow/:site')
  @Route(open)
  async slow(@Param('site') site: string, @Query('seconds') seconds: string) {
    return this.database.inSite(site, () => this.database.query('select pg_sleep($1), pg_backend_pid() as pid', [Number(seconds)]));
  }

  @Get('fault')
  @Route(open)
  async fault(@Query('token') token: string) {
    await this.database.inPlatform(() => this.database.query('select $1::uuid', [token]));
  }

  private here() {
    return { requestId: this.context.requestId, address: this.context.address, actor: this.context.actor.name };
  }
}

interface Answer {
  readonly requestId: string;
  readonly address: string;
  readonly actor: string;
  readonly site: string;
  readonly after: string;
}

describe('a request through the platform', () => {
  let world: World;
  let port: number;
  let logged: string[];

  beforeAll(async () => {
    logged = [];
    world = await createWorld({
      imports: [],
      controllers: [NotesController],
      settings: { DATABASE_POOL: '2', DATABASE_WAIT: '5' },
      overrides: (module) => module.overrideProvider(LOGGER).useValue(createLogger('debug', { write: (line) => void logged.push(line) })),
    });
    await world.app.listen(0, '127.0.0.1');
    port = (world.app.getHttpServer().address() as { port: number }).port;
  });
  afterAll(() => world.close());

  const url = (path: string) => `http://127.0.0.1:${port}${path}`;
  const post = (site: string, body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    fetch(url(`/api/notes/${site}`), { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  const problem = async (response: Response | Promise<Response>) => {
    const answer = await response;
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { status, code, requestId } = (await answer.json()) as { status: number; code: string; requestId: string };
    expect([answer.status, requestId.length]).toEqual([status, 36]);
    return [status, code];
  };

  describe('its context', () => {
    it('survives the reading of a body that comes in pieces', async () => {
      const site = uuidv7();
      const pieces = ['{"te', 'xt":"mộ', 't"}'];
      const body = new ReadableStream({
        async pull(stream) {
          await pause(30);
          const piece = pieces.shift();
          if (piece === undefined) stream.close();
          else stream.enqueue(Buffer.from(piece));
        },
      });
      const response = await post(site, body);
      const answer = (await response.json()) as Answer;
      expect(answer).toEqual({
        requestId: response.headers.get('x-request-id'),
        address: '127.0.0.1',
        actor: 'Hệ thống',
        site,
        after: 'một',
      });
    });

    it('is never that of the request before it on the same connection', async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const send = (method: string, path: string, body?: string) =>
        new Promise<Answer>((resolve, reject) => {
          const sent = httpRequest(
            url(path),
            { method, agent, headers: body ? { 'content-type': 'application/json' } : {} },
            (response) => {
              let text = '';
              response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(JSON.parse(text) as Answer));
            },
          );
          sent.on('error', reject).end(body);
        });
      const seen: Answer[] = [];
      for (let i = 0; i < 10; i++) {
        seen.push(await send('POST', `/api/notes/${uuidv7()}`, `{"text":"người ${i}"}`));
        seen.push(await send('GET', '/api/who'));
      }
      agent.destroy();
      expect(new Set(seen.map(({ actor }) => actor))).toEqual(new Set(['Hệ thống']));
      expect(new Set(seen.map(({ requestId }) => requestId)).size).toBe(20);
    });

    it('is its own when requests are sent ahead of their answers', async () => {
      const sites = Array.from({ length: 6 }, () => uuidv7());
      const one = (site: string, index: number) => {
        const body = JSON.stringify({ text: `n${index}` });
        return `POST /api/notes/${site} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      };
      const text = await converse(port, `${sites.map(one).join('')}GET /api/who HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      const answers = [...text.matchAll(/\{"requestId".*?\}/g)].map(([json]) => JSON.parse(json) as Answer);
      expect(answers.slice(0, 6).map(({ site, actor, after }) => [site, actor, after])).toEqual(
        sites.map((site, index) => [site, 'Hệ thống', `n${index}`]),
      );
      expect(answers[6]).toMatchObject({ actor: 'Hệ thống' });
    });
  });

  describe('what cannot be read', () => {
    const site = uuidv7();

    it.each([
      ['broken JSON', '{"text":', 400, 'bad_request'],
      ['a prototype', '{"__proto__":{"text":"x"}}', 400, 'bad_request'],
      ['a constructor', '{"text":"x","constructor":{"prototype":{}}}', 400, 'bad_request'],
      ['nesting without end', `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 400, 'body_too_deep'],
      ['an unknown field', '{"text":"x","isAdmin":true}', 422, 'invalid_input'],
      ['the wrong type', '{"text":7}', 422, 'invalid_input'],
      ['too much', `{"text":"${'x'.repeat(3_000_000)}"}`, 413, 'too_large'],
      ['a zero byte', '{"text":"a\\u0000b"}', 400, 'bad_request'],
      ['nothing', '', 400, 'bad_request'],
      ['null', 'null', 422, 'invalid_input'],
      ['a list', '[{"text":"x"}]', 422, 'invalid_input'],
    ])('is a problem: %s', async (_what, body, status, code) => {
      expect(await problem(post(site, body))).toEqual([status, code]);
    });

    it('is a problem: a type of content that nobody reads', async () => {
      expect(await problem(post(site, '<x/>', { 'content-type': 'text/xml' }))).toEqual([415, 'unsupported_media_type']);
    });

    it.each([
      ['/api/none', 404, 'not_found'],
      ['/api/slow/%E0%A4%A', 400, 'bad_request'],
      [`/api/slow/${'x'.repeat(300)}`, 414, 'address_too_long'],
    ])('is a problem: GET %s', async (path, status, code) => {
      expect(await problem(fetch(url(path)))).toEqual([status, code]);
    });

    it.each([
      ['no HTTP at all', ['SSH-2.0-OpenSSH_9.2'], 400, 'bad_request'],
      ['headers without end', ['GET /api/who HTTP/1.1', 'Host: x', `Cookie: ${'x'.repeat(20_000)}`], 431, 'headers_too_large'],
      ['two lengths', ['POST /api/who HTTP/1.1', 'Host: x', 'Content-Length: 1', 'Content-Length: 2'], 400, 'bad_request'],
      ['a length and chunks', ['POST /api/who HTTP/1.1', 'Host: x', 'Content-Length: 4', 'Transfer-Encoding: chunked'], 400, 'bad_request'],
    ])('is a problem before it is a request: %s', async (_what, lines, status, code) => {
      const answer = await rawHttp(port, lines);
      expect([answer.status, (JSON.parse(answer.text) as { code: string }).code]).toEqual([status, code]);
    });

    it('is told in Vietnamese, and in a few words however much was sent', async () => {
      const body = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`field ${i} ế ${'x'.repeat(200)}`, i]));
      const response = await post(site, JSON.stringify({ text: 'x', ...body }));
      const { detail, details } = (await response.json()) as { detail: string; details: { faults: { message: string }[] } };
      expect(details.faults).toHaveLength(20);
      expect(new Set(details.faults.map(({ message }) => message))).toEqual(new Set(['không được gửi kèm']));
      expect(detail.length).toBeLessThan(4_000);
    });
  });

  describe('the database', () => {
    const idle = async () =>
      (
        await world.database.query<{ n: number }>(
          `select count(*) as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
        )
      )[0]!.n;

    it('being busy beyond the pool answers 503 as a problem, and serves again afterwards', async () => {
      const sleepers = Array.from({ length: 2 }, () => fetch(url(`/api/slow/${uuidv7()}?seconds=9`)));
      await pause(300);
      expect(await problem(fetch(url(`/api/slow/${uuidv7()}?seconds=0`)))).toEqual([503, 'unavailable']);
      expect((await Promise.all(sleepers)).map(({ status }) => status)).toEqual([200, 200]);
      expect((await fetch(url(`/api/slow/${uuidv7()}?seconds=0`))).status).toBe(200);
    }, 120_000);

    it('ending a connection in the middle answers 503, and serves again afterwards', async () => {
      const cut = fetch(url(`/api/slow/${uuidv7()}?seconds=5`));
      await pause(300);
      await world.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%' and pid <> pg_backend_pid()`,
      );
      expect(await problem(cut)).toEqual([503, 'unavailable']);
      expect((await fetch(url(`/api/slow/${uuidv7()}?seconds=0`))).status).toBe(200);
    });

    it('closing a transaction that stood idle too long answers 503', async () => {
      const database = world.get(Database);
      const idleFor = database.inSite(uuidv7(), async () => {
        await database.query(`set local idle_in_transaction_session_timeout = '200ms'`);
        await pause(600);
        await database.query('select 1');
      });
      const { problemOf } = await import('@cong-tinh/platform');
      expect(problemOf(await idleFor.catch((error: unknown) => error), uuidv7()).status).toBe(503);
      expect((await fetch(url(`/api/slow/${uuidv7()}?seconds=0`))).status).toBe(200);
    });

    it('keeps no transaction open for clients that went away', async () => {
      const gone = Array.from({ length: 6 }, () => {
        const leaving = new AbortController();
        setTimeout(() => leaving.abort(), 50);
        return fetch(url(`/api/slow/${uuidv7()}?seconds=0.3`), { signal: leaving.signal }).catch(() => null);
      });
      expect(await Promise.all(gone)).toEqual(gone.map(() => null));
      await pause(1_500);
      expect(await idle()).toBe(0);
      expect((await fetch(url(`/api/slow/${uuidv7()}?seconds=0`))).status).toBe(200);
    });

    it('is not entered for a body that never arrived', async () => {
      const { begun } = world.get(NotesController);
      await cutOff(
        port,
        `POST /api/notes/${uuidv7()} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"text":`,
      );
      await pause(200);
      expect([world.get(NotesController).begun, await idle()]).toEqual([begun, 0]);
    });
  });

  it('is measured by the pattern of its route, never by what a stranger wrote', async () => {
    for (let i = 0; i < 50; i++) {
      await fetch(url(`/wp-admin/${i}.php?${i}`));
      await fetch(url(`/api/slow/${i}`));
    }
    const text = await world.get(Metrics).registry.metrics();
    const routes = new Set([...text.matchAll(/portal_http_request_seconds_count\{.*?route="([^"]*)"/g)].map(([, route]) => route));
    expect([...routes].sort()).toEqual(['/api/notes/:site', '/api/slow/:site', '/api/who', 'none']);
  });

  it('leaves a line in the log with who and where, and nothing secret of it', async () => {
    const site = uuidv7();
    logged.length = 0;
    const secrets = { cookie: '__Host-session=BÁNHQUY', authorization: 'Bearer THẺ', 'x-csrf-token': 'GIẢMẠO' };
    const ascii = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, encodeURIComponent(value)]));
    await post(site, '{"text":"RIÊNG TƯ"}', { 'content-type': 'application/json', ...ascii });
    await post(site, '{"text":"RIÊNG TƯ","password":"MẬTKHẨU"}', { 'content-type': 'application/json', ...ascii });
    expect(await problem(fetch(url('/api/fault?token=THẺ&code=MÃ'), { headers: ascii }))).toEqual([500, 'internal_error']);
    await pause(100);
    const text = logged.join('');
    for (const secret of [...Object.values(ascii), 'RIÊNG', 'MẬTKHẨU', 'THẺ', 'MÃ', 'BÁNHQUY']) expect(text).not.toContain(secret);
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[0]).toMatchObject({
      msg: 'request',
      method: 'POST',
      route: '/api/notes/:site',
      status: 201,
      site,
      actor: `account ${site}`,
    });
    expect(lines.find(({ msg }) => msg === 'internal_error')).toMatchObject({ err: { code: '22P02', type: 'QueryFailedError' } });
  });
});

/** Writes and reads until the other side ends the connection. */
function converse(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject).on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
}

/** Writes part of a request and hangs up. */
function cutOff(port: number, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text, () => socket.destroy()));
    socket.on('error', reject).on('close', () => resolve());
  });
}
