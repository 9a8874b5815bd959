import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Lower-case names; the last of several. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly text: string;
}

/** Sends exactly these lines over a socket and reads one answer: what no client library would send can be sent. */
export function rawHttp(port: number, lines: readonly string[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`, 'latin1'));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(parse(Buffer.concat(chunks))));
  });
}

/** A GET of a host and a path, with further headers. */
export function get(port: number, host: string, path = '/', headers: readonly string[] = []): Promise<RawAnswer> {
  return rawHttp(port, [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...headers]);
}

function parse(answer: Buffer): RawAnswer {
  const border = answer.indexOf('\r\n\r\n');
  const [first = '', ...rest] = answer.subarray(0, border).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    rest.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const sent = answer.subarray(border + 4);
  const body = headers['transfer-encoding'] === 'chunked' ? unchunk(sent) : sent;
  return { status: Number(first.split(' ')[1]), headers, body, text: body.toString() };
}

function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.subarray(at, end).toString(), 16);
    if (!length) break;
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + length + 4;
  }
  return Buffer.concat(parts);
}
