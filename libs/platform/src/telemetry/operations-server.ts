import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Health } from './health.js';
import { Metrics } from './metrics.js';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const text = (status: number, body = ''): Answer => ({ status, type: 'text/plain; charset=utf-8', body });
const json = (status: number, body: object): Answer => ({ status, type: 'application/json', body: JSON.stringify(body) });

/** Answers a question of a neighbouring program with a status alone. */
export type OperationsQuestion = (query: URLSearchParams) => number;

/** Nobody on the loopback has more to say than this; a longer head is refused before it is read. */
const LONGEST_HEAD = 4_096;

/** `/health`, `/ready`, `/metrics` and what neighbouring programs ask, on a port of the loopback, apart from every site. */
@Injectable()
export class OperationsServer implements OnApplicationShutdown {
  private readonly questions = new Map<string, OperationsQuestion>();
  private server: Server | null = null;

  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  /** Adds a question under a path of its own. */
  add(path: string, question: OperationsQuestion): void {
    this.questions.set(path, question);
  }

  /** Port 0 opens nothing. @throws Error with a sentence when the port is taken */
  async listen(port: number): Promise<void> {
    if (port === 0) return;
    const server = createServer({ maxHeaderSize: LONGEST_HEAD }, (request, response) => {
      this.answer(request)
        .catch(() => text(500))
        .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body))
        .catch(() => response.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(portFault(port, error))).listen(port, '127.0.0.1', resolve);
    });
    this.server = server;
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = null;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  private async answer({ method, url = '/' }: IncomingMessage): Promise<Answer> {
    if (method !== 'GET' && method !== 'HEAD') return text(405);
    const [path = '', query] = url.split('?', 2);
    if (path === '/health') return json(200, { alive: true });
    if (path === '/ready') {
      const state = await this.health.readiness();
      return json(state.ready ? 200 : 503, state);
    }
    if (path === '/metrics') return { ...text(200, await this.metrics.registry.metrics()), type: this.metrics.registry.contentType };
    const question = this.questions.get(path);
    return text(question ? question(new URLSearchParams(query)) : 404);
  }
}

function portFault(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new Error(`Cổng nội bộ ${port} đang bận. Hãy đổi OPERATIONS_PORT hoặc dừng chương trình đang dùng cổng đó.`, { cause: error });
}
