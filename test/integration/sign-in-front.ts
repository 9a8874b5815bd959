import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Where a sign-in service is reached in a test: a socket of its own that passes everything on, or is told not to. */
export class SignInFront {
  /** How it answers instead: never, or with this status. */
  broken: 'silent' | number | null = null;
  /** How long its token endpoint takes. */
  delayMs = 0;
  /** What its key endpoint answers instead. */
  keysAnswer: Answer | null = null;
  private server: Server | null = null;

  constructor(private readonly realm = 'cong-tinh') {}

  get port(): number {
    return (this.server?.address() as AddressInfo).port;
  }

  get issuer(): string {
    return `http://sso.longan.localhost:${this.port}/realms/${this.realm}`;
  }

  async open(pass: Answer): Promise<void> {
    this.server = createServer((request, response) => this.answer(request, response, pass));
    await new Promise<void>((done) => void this.server?.listen(0, '127.0.0.1', done));
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => (this.server ? this.server.close(done) : done(null)));
  }

  private answer(request: IncomingMessage, response: ServerResponse, pass: Answer): void {
    if (this.broken === 'silent') return void request.socket.destroy();
    if (this.broken !== null) return void response.writeHead(this.broken, { 'content-type': 'text/html' }).end('<h1>Lỗi</h1>');
    if (this.keysAnswer && request.url?.endsWith('/certs')) return this.keysAnswer(request, response);
    if (this.delayMs === 0 || !request.url?.endsWith('/token')) return pass(request, response);
    setTimeout(() => pass(request, response), this.delayMs);
  }
}
