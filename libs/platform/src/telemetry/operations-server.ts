import { createServer, type Server } from 'node:http';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Health } from './health.js';
import { Metrics } from './metrics.js';

/** `/health`, `/ready` and `/metrics` on a port of the loopback, apart from every site. */
@Injectable()
export class OperationsServer implements OnApplicationShutdown {
  private server: Server | null = null;

  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  async listen(port: number): Promise<void> {
    if (port === 0) return;
    const server = createServer((request, response) => {
      this.answer(request.url ?? '/')
        .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body))
        .catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    this.server = server;
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.server) await new Promise((resolve) => this.server!.close(resolve));
  }

  private async answer(url: string): Promise<{ status: number; type: string; body: string }> {
    if (url === '/health') return { status: 200, type: 'application/json', body: '{"alive":true}' };
    if (url === '/ready') {
      const state = await this.health.readiness();
      return { status: state.ready ? 200 : 503, type: 'application/json', body: JSON.stringify(state) };
    }
    if (url === '/metrics') return { status: 200, type: this.metrics.registry.contentType, body: await this.metrics.registry.metrics() };
    return { status: 404, type: 'text/plain', body: '' };
  }
}
