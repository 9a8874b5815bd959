/** What the edge asks of a request's headers. */
export interface EdgeHeaders {
  /** Every Host that was sent. */
  readonly hosts: readonly string[];
  /** Every Cookie line that was sent. */
  readonly cookies: readonly string[];
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

const NONE: readonly string[] = [];

/** Reads names and values in turn, as Node's parser hands them over, once for all that is asked of them. */
export function readHeaders(rawHeaders: readonly string[]): EdgeHeaders {
  let hosts = NONE;
  let cookies = NONE;
  let acceptEncoding: string | undefined;
  let ifNoneMatch: string | undefined;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!;
    const value = rawHeaders[i + 1]!;
    // Names are told apart by their length first: most headers are none of these.
    if (name.length === 4 && name.toLowerCase() === 'host') hosts = hosts === NONE ? [value] : [...hosts, value];
    else if (name.length === 6 && name.toLowerCase() === 'cookie') cookies = cookies === NONE ? [value] : [...cookies, value];
    else if (name.length === 13 && name.toLowerCase() === 'if-none-match') ifNoneMatch ??= value;
    else if (name.length === 15 && name.toLowerCase() === 'accept-encoding') acceptEncoding ??= value;
  }
  return { hosts, cookies, acceptEncoding, ifNoneMatch };
}
