import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can fall silent, as a firewall that forgets or a machine that loses its power does. */
export class TcpPassage {
  private readonly sockets = new Set<Socket>();
  private silent = false;
  private cut: { readonly words: string; readonly pass: boolean } | null = null;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(host: string, port: number): Promise<TcpPassage> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const passage = new TcpPassage(server, (server.address() as { port: number }).port);
    server.on('connection', (near) => passage.join(near, connect(port, host)));
    return passage;
  }

  /** Nothing passes any more, in connections that stand; nobody is told. */
  fallSilent(): void {
    this.silent = true;
  }

  /** Drops every connection without a goodbye, as a router that restarts does; new ones pass. */
  reset(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
    this.sockets.clear();
  }

  /** New connections pass again; those that fell silent stay so. */
  recover(): void {
    this.silent = false;
  }

  /** Cuts the next connection in which the near side says these words; the far side still gets them, or does not get them any more. */
  cutAt(words: string, { pass }: { pass: boolean }): void {
    this.cut = { words, pass };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, far: Socket): void {
    let lost = false;
    let said = '';
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk) => {
        lost ||= this.silent;
        if (from === near) said = (said + chunk.toString('latin1')).slice(-1_000);
        const { cut } = this;
        const ends = from === near && !lost && cut !== null && said.includes(cut.words);
        if (!lost && (!ends || cut.pass)) to.write(chunk);
        if (!ends) return;
        this.cut = null;
        lost = true;
        near.destroy();
        far.end();
      });
      from.on('close', () => {
        this.sockets.delete(from);
        if (!lost) to.destroy();
      });
      from.on('error', () => undefined);
    }
  }
}
