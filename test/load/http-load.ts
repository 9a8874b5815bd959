import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface LoadOptions {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
  /** Over TLS, with a certificate of this authority for this host. */
  readonly tls?: { readonly servername: string; readonly ca: Buffer };
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly bytes: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Asks one address as fast as it answers, over connections that stay open. It parses no more of an answer than its
 * length, so that on two cores the server under test is the busier of the two processes.
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const request = requestText(options);
  const latencies: number[] = [];
  let bytes = 0;
  const began = performance.now();
  const until = began + options.milliseconds;
  const one = (): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      const socket = open(options);
      const reader = new AnswerReader(socket, (length) => {
        const now = performance.now();
        latencies.push(now - sent);
        bytes += length;
        if (now >= until) return socket.end();
        sent = now;
        socket.write(request);
      });
      let sent = performance.now();
      socket.setNoDelay(true);
      socket.on(options.tls ? 'secureConnect' : 'connect', () => {
        sent = performance.now();
        socket.write(request);
      });
      socket.on('data', (chunk) => {
        const fault = reader.read(chunk);
        if (fault) socket.destroy(fault);
      });
      socket.on('error', reject);
      // A server may end a connection after so many requests.
      socket.on('close', () => resolve(performance.now() < until ? one() : undefined));
    });
  await Promise.all(Array.from({ length: options.connections }, one));
  const seconds = (performance.now() - began) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => Math.round((latencies[Math.floor(latencies.length * share)] ?? 0) * 100) / 100;
  return { requests: latencies.length, seconds, perSecond: latencies.length / seconds, bytes, p50: at(0.5), p99: at(0.99) };
}

function open({ port, tls }: LoadOptions): Socket {
  return tls ? connectTls({ port, host: '127.0.0.1', ...tls }) : connect(port, '127.0.0.1');
}

function requestText({ path, headers }: LoadOptions): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Finds the end of each answer on a connection by its status, its blank line and its content-length. */
class AnswerReader {
  private waiting: Buffer = Buffer.alloc(0);
  private missing = 0;
  private length = 0;

  constructor(
    readonly socket: Socket,
    private readonly onAnswer: (length: number) => void,
  ) {}

  read(chunk: Buffer): Error | null {
    if (this.missing > chunk.length) {
      this.missing -= chunk.length;
      return null;
    }
    if (this.missing > 0) {
      this.missing = 0;
      this.onAnswer(this.length);
      return null;
    }
    this.waiting = this.waiting.length === 0 ? chunk : Buffer.concat([this.waiting, chunk]);
    const end = this.waiting.indexOf('\r\n\r\n');
    if (end < 0) return null;
    const head = this.waiting.toString('latin1', 0, end);
    const stated = /\r\ncontent-length: (\d+)/i.exec(head);
    if (!head.startsWith('HTTP/1.1 200 ') || !stated) return new Error(`unexpected answer: ${head.slice(0, 200)}`);
    this.length = end + 4 + Number(stated[1]);
    this.missing = this.length - this.waiting.length;
    this.waiting = Buffer.alloc(0);
    if (this.missing <= 0) {
      this.missing = 0;
      this.onAnswer(this.length);
    }
    return null;
  }
}
