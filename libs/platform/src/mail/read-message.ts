/** A letter as its reader sees it. */
export interface ReadMessage {
  /** Lower-case names; the first value of each. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string | null;
}

/** Reads letters that `composeMessage` made: one text, or text and HTML as alternatives; quoted-printable or base64; UTF-8. */
export function readMessage(raw: Buffer): ReadMessage {
  const { headers, body } = split(raw.toString('latin1'));
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1];
  const parts =
    boundary === undefined
      ? [{ headers, body }]
      : body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((part) => split(part.slice(2)));
  const content = (type: string) => {
    const part = parts.find((one) => (one.headers.get('content-type') ?? 'text/plain').startsWith(type));
    return part === undefined
      ? null
      : decodeBody(part.body, part.headers.get('content-transfer-encoding')).replace(/\r\n/g, '\n').replace(/\n$/, '');
  };
  const decoded = [...headers].map(([name, value]) => [name, decodeWords(value)] as const);
  return { headers: new Map(decoded), text: content('text/plain') ?? '', html: content('text/html') };
}

function split(message: string): { headers: Map<string, string>; body: string } {
  const end = message.indexOf('\r\n\r\n');
  const head = end < 0 ? message : message.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : message.slice(end + 4) };
}

function decodeBody(body: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return decodeQuoted(body.replace(/=\r\n/g, '')).toString('utf8');
  return Buffer.from(body, 'latin1').toString('utf8');
}

function decodeQuoted(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

/** Encoded words (RFC 2047); neighbours are joined as bytes, since a letter may be cut between two. */
function decodeWords(value: string): string {
  const word = /=\?utf-8\?([bq])\?([^?]*)\?=/gi;
  return value.replace(/=\?utf-8\?[bq]\?[^?]*\?=(?:\s+=\?utf-8\?[bq]\?[^?]*\?=)*/gi, (run) => {
    const bytes = [...run.matchAll(word)].map(([, kind = '', text = '']) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : decodeQuoted(text.replace(/_/g, ' ')),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}
