/** What the Host of a request says, before any host of ours is looked up. */
export type HostReading =
  | { readonly kind: 'host'; readonly host: string; readonly trailingDot: boolean }
  /** Cannot be a host, or cannot be told which one: 400. */
  | { readonly kind: 'malformed'; readonly why: 'none' | 'several' | 'characters' | 'other-target' }
  /** A host that no public site can have here: 421. */
  | { readonly kind: 'foreign'; readonly why: 'port' | 'idna' };

/** Characters of a registered name or an address in brackets, with an optional port (RFC 3986, without user and percent signs). */
const AUTHORITY = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(\d{1,5}))?$/;
const NON_ASCII_LABEL = /(^|\.)xn--/;

/**
 * Reads the host of a request from its Host headers, as sent.
 * @param hosts the values of all of them; a request has one
 * @param target the request target, which may be a whole address (`GET http://host/path`)
 * @param ownPort the port browsers see; 443 and 80 are not written
 */
export function readHost(hosts: readonly string[], target: string, ownPort: number): HostReading {
  if (hosts.length === 0) return { kind: 'malformed', why: 'none' };
  if (hosts.length > 1) return { kind: 'malformed', why: 'several' };
  const named = readAuthority(hosts[0]!, ownPort);
  if (isOriginForm(target)) return named;
  const authority = /^https?:\/\/([^/?#]*)/i.exec(target)?.[1];
  const aimed = authority === undefined ? null : readAuthority(authority, ownPort);
  if (named.kind === 'host' && aimed?.kind === 'host' && aimed.host === named.host && aimed.trailingDot === named.trailingDot) return named;
  return named.kind === 'malformed' ? named : { kind: 'malformed', why: 'other-target' };
}

/** A target that names no host of its own. */
export const isOriginForm = (target: string) => target.startsWith('/') || target === '*';

function readAuthority(authority: string, ownPort: number): HostReading {
  const found = AUTHORITY.exec(authority);
  // IDNA in raw letters is a wrong name, not a wrong shape: whoever sends "tân-an…" asked for a host that is not ours.
  if (!found)
    return isUnicodeName(authority)
      ? { kind: 'foreign', why: 'idna' }
      : { kind: 'malformed', why: authority === '' ? 'none' : 'characters' };
  const [, name, port] = found as unknown as [string, string, string | undefined];
  if (port !== undefined && Number(port) !== ownPort) return { kind: 'foreign', why: 'port' };
  const trailingDot = name.endsWith('.');
  const host = (trailingDot ? name.slice(0, -1) : name).toLowerCase();
  if (host === '' || host.startsWith('.') || host.endsWith('.') || host.includes('..')) return { kind: 'malformed', why: 'characters' };
  if (NON_ASCII_LABEL.test(host)) return { kind: 'foreign', why: 'idna' };
  return { kind: 'host', host, trailingDot };
}

/** Node hands header bytes over as Latin-1, so letters beyond ASCII arrive as code units from 0x80 up. */
function isUnicodeName(authority: string): boolean {
  // eslint-disable-next-line no-control-regex -- ASCII is what is meant
  const ascii = authority.replace(/[^\x00-\x7f]/g, 'a');
  return ascii !== authority && AUTHORITY.test(ascii);
}
