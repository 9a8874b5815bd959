import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export type PortState = 'free' | 'taken' | 'forbidden';

const states: Record<string, PortState> = { EADDRINUSE: 'taken', EACCES: 'forbidden' };

/** Below what systems give to outgoing connections: one of those would be in the way by the time a server listens. */
const PORTS = { from: 20_000, below: 32_768 };
const given = new Set<number>();

/** A TCP port of the loopback that nobody listens on at the moment of asking; none is given out twice. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.below);
    if (given.has(port)) continue;
    given.add(port);
    if ((await stateOfPort(port)) === 'free') return port;
  }
}

/** Whether the port can be listened on; a machine without the address (no IPv6) cannot be in the way. */
export function stateOfPort(port: number, host = '127.0.0.1'): Promise<PortState> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(states[error.code ?? ''] ?? 'free'));
    server.listen(port, host, () => server.close(() => resolve('free')));
  });
}
