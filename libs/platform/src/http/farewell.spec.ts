import { connect, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { boundFarewell } from './farewell.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

async function serve(limitMs?: number) {
  const app = fastify({ forceCloseConnections: 'idle' });
  boundFarewell(app, limitMs);
  app.get('/slow/:ms', async ({ params }) => {
    await pause(Number((params as { ms: string }).ms));
    return 'đã xong';
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { app, port: (app.server.address() as { port: number }).port };
}

const opened = (port: number) =>
  new Promise<Socket>((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => undefined);
  });

const closing = async (app: { close(): Promise<unknown> }) => {
  const begun = performance.now();
  await app.close();
  return performance.now() - begun;
};

describe('the end of a server', () => {
  it('does not wait for connections on which nothing was asked', async () => {
    const { app, port } = await serve();
    await Promise.all([opened(port), opened(port)]);
    await pause(50);
    expect(await closing(app)).toBeLessThan(2_000);
  });

  it('waits for answers that were begun', async () => {
    const { app, port } = await serve();
    const answer = fetch(`http://127.0.0.1:${port}/slow/400`).then((response) => response.text());
    await pause(100);
    expect(await closing(app)).toBeLessThan(3_000);
    expect(await answer).toBe('đã xong');
  });

  it('does not wait longer than it was given', async () => {
    const { app, port } = await serve(200);
    const answer = fetch(`http://127.0.0.1:${port}/slow/6000`).then(
      () => 'answered',
      () => 'cut',
    );
    await pause(100);
    expect(await closing(app)).toBeLessThan(5_000);
    expect(await answer).toBe('cut');
  });
});
