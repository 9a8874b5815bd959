import { createServer, get as httpGet } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Health } from './health.js';
import { Metrics } from './metrics.js';
import { OperationsServer } from './operations-server.js';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the operations server', () => {
  let server: OperationsServer;
  let health: Health;
  let port: number;

  beforeEach(async () => {
    health = new Health(100);
    server = new OperationsServer(health, new Metrics());
    port = await freePort();
    await server.listen(port);
  });
  afterEach(() => server.onApplicationShutdown());

  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

  it('says that the process lives, whatever it lacks', async () => {
    health.add({ name: 'treo', check: () => new Promise(() => undefined) });
    expect(await ask('/health')).toEqual({ status: 200, type: 'application/json', text: '{"alive":true}' });
    const { status, text } = await ask('/ready');
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { ready: false, checks: [{ name: 'treo', ok: false, reason: 'không trả lời trong 100 ms' }] },
    ]);
  });

  it('says when it is ready, and what it measures', async () => {
    expect((await ask('/ready?probe=1')).status).toBe(200);
    const { status, type, text } = await ask('/metrics');
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(text).toContain('portal_process_cpu_user_seconds_total');
  });

  it.each([
    ['/', 'GET', 404],
    ['/metrics/', 'GET', 404],
    ['/../metrics', 'POST', 405],
    ['/health', 'DELETE', 405],
  ])('answers %s %s with %i', async (path, method, status) => {
    expect((await ask(path, method)).status).toBe(status);
  });

  it('passes on what a neighbouring program asks, as long as it keeps itself short', async () => {
    server.add('/question', (query) => (query.get('name') === 'a&b' ? 200 : 403));
    expect((await ask('/question?name=a%26b')).status).toBe(200);
    expect((await ask('/question?name=c')).status).toBe(403);
    expect((await ask('/question')).status).toBe(403);
    expect((await ask('/question?name=a%26b', 'POST')).status).toBe(405);
    expect((await ask(`/question?name=${'x'.repeat(5_000)}`)).status).toBe(431);
  });

  it('listens on the loopback and nowhere else', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ port, host: address, timeout: 1_000 }, () => resolve(true));
        socket.on('error', () => resolve(false)).on('timeout', () => resolve(false));
      });
      expect([address, reached]).toEqual([address, false]);
    }
  });

  it('opens nothing at port 0, and says in a sentence that a port is taken', async () => {
    const other = new OperationsServer(health, new Metrics());
    await other.listen(0);
    await other.onApplicationShutdown();
    await expect(other.listen(port)).rejects.toThrow(`Cổng nội bộ ${port} đang bận. Hãy đổi OPERATIONS_PORT`);
  });

  it('ends at once, though whoever measures keeps the connection', async () => {
    await new Promise((resolve) =>
      httpGet({ port, host: '127.0.0.1', path: '/metrics', headers: { connection: 'keep-alive' } }, (response) =>
        response.resume().on('end', resolve),
      ),
    );
    const begun = Date.now();
    await server.onApplicationShutdown();
    expect(Date.now() - begun).toBeLessThan(1_000);
  });
});
