import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { freePort, stateOfPort } from './ports.js';

describe('ports', () => {
  it('are given out once, below those of outgoing connections', async () => {
    const given = await Promise.all(Array.from({ length: 50 }, freePort));
    expect(new Set(given).size).toBe(50);
    for (const port of given) expect(port >= 20_000 && port < 32_768).toBe(true);
  });

  it('are taken while somebody listens', async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
    expect(await stateOfPort(port)).toBe('taken');
    await new Promise((closed) => server.close(closed));
    expect(await stateOfPort(port)).toBe('free');
  });
});
