import { Resolver } from 'node:dns/promises';
import type { HostAddresses } from './host-addresses.js';

/** Asks the DNS for the addresses of a host. */
export interface HostResolver {
  /** Rejects when the DNS does not answer in time; a host without records resolves to none. */
  resolve(host: string): Promise<HostAddresses>;
}

/** Injection token of the HostResolver. */
export const HOST_RESOLVER = Symbol('HOST_RESOLVER');

const LIMIT_MS = 3_000;
const TRIES = 2;
/** The name server answered: no such name, or no record of the kind. */
const NOTHING = new Set(['ENOTFOUND', 'ENODATA']);

/** The machine's own name servers, asked for A and AAAA records; each question has a time limit of its own. */
export class DnsResolver implements HostResolver {
  private readonly resolver: Resolver;

  constructor(servers: readonly string[] = [], limitMs = LIMIT_MS) {
    this.resolver = new Resolver({ timeout: limitMs, tries: TRIES });
    if (servers.length > 0) this.resolver.setServers(servers);
  }

  async resolve(host: string): Promise<HostAddresses> {
    const [ipv4, ipv6] = await Promise.all([records(this.resolver.resolve4(host)), records(this.resolver.resolve6(host))]);
    return { ipv4, ipv6 };
  }
}

async function records(question: Promise<string[]>): Promise<string[]> {
  try {
    return (await question).sort();
  } catch (error) {
    if (NOTHING.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
