import type { Place } from '../runner/index.js';

/** What a front server tells: where it listens, whom it is known by, and the ports of the product that it leads to. */
export interface FrontFacts {
  readonly program: string;
  readonly version: string;
  readonly configuration: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** File of the authority that its certificates go back to. */
  readonly authority: string;
  /** Where a portal has to listen to be reached, with `https` and {@link httpsPort} as what browsers see. */
  readonly portalPort: number;
  readonly operationsPort: number;
  /** The same of the sign-in service. */
  readonly ssoPort: number;
}

export const ZONE = 'longan.localhost';

export async function frontPorts(place: Place) {
  const [httpPort, httpsPort, portalPort] = [await place.freePort(), await place.freePort(), await place.freePort()];
  return { httpPort, httpsPort, portalPort, operationsPort: await place.freePort(), ssoPort: await place.freePort() };
}

/** A front server refuses hosts outside the zone by itself, whether or not a portal stands behind it. */
export async function refusesStrangers({ httpPort }: FrontFacts): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${httpPort}/`, { redirect: 'manual', signal: AbortSignal.timeout(2_000) });
  await answer.body?.cancel();
  return answer.status === 421;
}
