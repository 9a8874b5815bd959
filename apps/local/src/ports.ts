import { createServer } from 'node:net';

export type PortState = 'free' | 'taken' | 'forbidden';

const states: Record<string, PortState> = { EADDRINUSE: 'taken', EACCES: 'forbidden' };

/** A TCP port of this machine that nobody listens on at the moment of asking. */
export function freePort(): Promise<number> {
  return listen(0, '127.0.0.1');
}

/** Whether the port can be listened on; a machine without the address (no IPv6) cannot be in the way. */
export async function stateOfPort(port: number, host = '127.0.0.1'): Promise<PortState> {
  return listen(port, host).then(
    () => 'free',
    (error: NodeJS.ErrnoException) => states[error.code ?? ''] ?? 'free',
  );
}

function listen(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no address'))));
    });
  });
}
