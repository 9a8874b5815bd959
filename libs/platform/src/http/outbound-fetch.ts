import dns from 'node:dns';
import { Agent, fetch as undiciFetch, type RequestInit as UndiciInit, type Response as UndiciResponse } from 'undici';

/** The machine's look-up, which also knows `*.localhost` (Node's own does not). */
const lookup = ((
  host: string,
  options: dns.LookupOptions,
  done: (error: NodeJS.ErrnoException | null, address: string | dns.LookupAddress[], family?: number) => void,
) => {
  if (host === 'localhost' || host.endsWith('.localhost')) {
    if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(null, '127.0.0.1', 4);
    return;
  }
  dns.lookup(host, options, done as never);
}) as typeof dns.lookup;

const agent = new Agent({
  connect: { lookup, timeout: 5_000 },
  headersTimeout: 10_000,
  bodyTimeout: 10_000,
  maxResponseSize: 5 * 1024 * 1024,
});

/** The one HTTP client for services the configuration names: 10 s, 5 MB, no redirects to elsewhere. */
export async function outboundFetch(url: string | URL, init: UndiciInit = {}): Promise<UndiciResponse> {
  return undiciFetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000), ...init, dispatcher: agent });
}
