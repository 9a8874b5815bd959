/** Where a request points within its site, with what may tell pages apart. */
export interface Target {
  /** Decoded, NFC, without a final slash; begins with `/`. */
  readonly path: string;
  /** Allow-listed parameters in a fixed order, or empty. */
  readonly query: string;
}

/** Parameters of public pages, where they mean something and what they look like; all others are ignored. */
const PARAMETERS = [{ name: 'truoc', path: /^\/[a-z0-9-]+$/, value: /^[0-9a-z]{1,9}-[0-9a-f]{32}$/ }] as const;
const LONGEST = 512;
/** A path that reads as it is written. */
const PLAIN = /^(?:\/[a-z0-9-]+)+$/;
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const FORBIDDEN = /[\u0000-\u001f\u007f\\]|\/\/|\/\.{1,2}(\/|$)/u;

/**
 * The path and the known parameters of a request target, whole addresses included.
 * Null: no page of ours can be there (undecodable, control characters, dot segments, too long).
 */
export function readTarget(target: string): Target | null {
  if (target === '/' || (target.length <= LONGEST && PLAIN.test(target))) return { path: target, query: '' };
  if (target.length > LONGEST * 4) return null;
  const local = withoutAuthority(target);
  const question = local.indexOf('?');
  const raw = question === -1 ? local : local.slice(0, question);
  const path = readPath(raw === '' ? '/' : raw);
  if (path === null) return null;
  return { path, query: question === -1 ? '' : readQuery(path, local.slice(question + 1)) };
}

/** A target without scheme and authority, which a whole address brings along. */
export function localPart(target: string): string {
  const local = withoutAuthority(target);
  return local.startsWith('/') ? local : `/${local}`;
}

const withoutAuthority = (target: string) => (target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?#]*/i, ''));

function readPath(raw: string): string | null {
  let path = raw;
  if (raw.includes('%')) {
    try {
      path = decodeURIComponent(raw);
    } catch {
      return null;
    }
  }
  if (!path.startsWith('/') || path.length > LONGEST || FORBIDDEN.test(path)) return null;
  path = path.normalize('NFC');
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Every known parameter once, the first of its kind; one with a wrong value is as good as none. */
function readQuery(path: string, raw: string): string {
  const meant = PARAMETERS.filter((parameter) => parameter.path.test(path));
  if (raw === '' || meant.length === 0) return '';
  const given = new URLSearchParams(raw);
  return meant.flatMap(({ name, value }) => (value.test(given.get(name) ?? '') ? [`${name}=${given.get(name)}`] : [])).join('&');
}

/** One allow-listed parameter of a target. */
export function parameter(target: Target, name: string): string | undefined {
  return new URLSearchParams(target.query).get(name) ?? undefined;
}
