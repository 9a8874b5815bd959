import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long answers may take that were begun before the process was told to stop: the time limit of a statement. */
const FAREWELL_MS = 10_000;
const LOOK_MS = 100;

/**
 * Lets the server close in bounded time. Node ends the kept connections that are idle at that moment; one whose answer is still
 * written would be kept on for its minute, and so would one on which nothing was ever asked (browsers open such ahead of need).
 */
export function boundFarewell(fastify: FastifyInstance, limitMs = FAREWELL_MS): void {
  const silent = new Set<Socket>();
  const timers: NodeJS.Timeout[] = [];
  fastify.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  fastify.server.on('request', ({ socket }: { socket: Socket }) => silent.delete(socket));
  fastify.addHook('preClose', (done) => {
    for (const socket of silent) socket.destroy();
    timers.push(
      setInterval(() => fastify.server.closeIdleConnections(), LOOK_MS),
      setTimeout(() => fastify.server.closeAllConnections(), limitMs),
    );
    done();
  });
  fastify.addHook('onClose', (_instance, done) => {
    for (const timer of timers) clearTimeout(timer);
    done();
  });
}
