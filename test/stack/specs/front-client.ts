import { readFileSync } from 'node:fs';
import { type ClientHttp2Session, connect as connectH2 } from 'node:http2';
import { connect as connectTcp, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { FrontFacts } from '../parts/front.js';

export interface Answer {
  readonly status: number;
  /** Lower-case names; values of one name, in their order. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly text: string;
}

export interface Way {
  /** Loopback address to go to; `::1` for IPv6. */
  readonly to?: string;
  /** Loopback address to come from. */
  readonly from?: string;
  readonly alpn?: readonly string[];
  /** Milliseconds of silence after which nothing more is expected. */
  readonly silence?: number;
}

/** An encrypted connection whose certificate was verified for the host. */
export function openTls(
  front: FrontFacts,
  servername: string,
  { to = '127.0.0.1', from, alpn = ['http/1.1'] }: Way = {},
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connectTls(
      {
        host: to,
        port: front.httpsPort,
        servername,
        ca: readFileSync(front.authority),
        ALPNProtocols: [...alpn],
        ...(from && { localAddress: from }),
      },
      () => resolve(socket),
    );
    socket.on('error', reject);
  });
}

export function openTcp(port: number, { to = '127.0.0.1', from }: Way = {}): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: to, port, ...(from && { localAddress: from }) }, () => resolve(socket));
    socket.on('error', reject);
  });
}

export async function openHttp2(front: FrontFacts, host: string, way: Way = {}): Promise<ClientHttp2Session> {
  const socket = await openTls(front, host, { ...way, alpn: ['h2'] });
  const session = connectH2(`https://${host}:${front.httpsPort}`, { createConnection: () => socket });
  session.on('error', () => undefined);
  return session;
}

/** Status of a GET over HTTP/2. */
export function statusOver(session: ClientHttp2Session, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':path': path });
    stream.on('response', (headers) => resolve(Number(headers[':status']))).on('error', reject);
    stream.resume();
  });
}

/** Writes exactly these bytes and reads every answer that comes until the connection ends or falls silent. */
export async function speak(socket: Socket, bytes: string, { silence = 1_500 }: Way = {}): Promise<Answer[]> {
  const chunks: Buffer[] = [];
  let [last, ended] = [Date.now(), false];
  socket.removeAllListeners('error').on('error', () => (ended = true));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    last = Date.now();
  });
  socket.on('close', () => (ended = true));
  socket.write(bytes, 'latin1');
  while (!ended && Date.now() - last < silence) await pause(20);
  socket.destroy();
  return readAnswers(Buffer.concat(chunks));
}

/** One GET over HTTP/1.1 on a connection of its own. */
export async function getOver(socket: Socket, host: string, path = '/', headers: readonly string[] = []): Promise<Answer> {
  const [answer] = await speak(socket, [`GET ${path} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers, '', ''].join('\r\n'), {
    silence: 10_000,
  });
  if (!answer) throw new Error(`no answer from ${host}`);
  return answer;
}

/** Every complete answer of what came over a connection. */
export function readAnswers(bytes: Buffer): Answer[] {
  const answers: Answer[] = [];
  for (let at = 0; at < bytes.length;) {
    const border = bytes.indexOf('\r\n\r\n', at);
    if (border < 0) break;
    const [first = '', ...lines] = bytes.toString('latin1', at, border).split('\r\n');
    if (!first.startsWith('HTTP/1.')) throw new Error(`no answer begins like this: ${first.slice(0, 80)}`);
    const status = Number(first.split(' ')[1]);
    const headers: Record<string, string[]> = {};
    for (const line of lines)
      (headers[line.slice(0, line.indexOf(':')).toLowerCase()] ??= []).push(line.slice(line.indexOf(':') + 1).trim());
    const { body, end } = readBody(bytes, border + 4, headers, status);
    at = end;
    if (status >= 200) answers.push({ status, headers, text: body.toString() });
  }
  return answers;
}

function readBody(bytes: Buffer, from: number, headers: Record<string, string[]>, status: number): { body: Buffer; end: number } {
  if (status < 200 || status === 204 || status === 304) return { body: Buffer.alloc(0), end: from };
  if (headers['transfer-encoding']?.[0] === 'chunked') {
    const parts: Buffer[] = [];
    for (let at = from; ;) {
      const line = bytes.indexOf('\r\n', at);
      const length = Number.parseInt(bytes.toString('latin1', at, line), 16);
      if (line < 0 || !length) return { body: Buffer.concat(parts), end: line < 0 ? bytes.length : line + 4 };
      parts.push(bytes.subarray(line + 2, line + 2 + length));
      at = line + length + 4;
    }
  }
  const length = headers['content-length'] ? Number(headers['content-length'][0]) : bytes.length - from;
  return { body: bytes.subarray(from, from + length), end: Math.min(bytes.length, from + length) };
}
