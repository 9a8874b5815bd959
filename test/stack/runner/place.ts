import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort } from '../../../apps/local/src/ports.js';
import type { Account } from './accounts.js';
import type { FactsOf, Part } from './part.js';
import { runCommand, type RunOptions } from './run-command.js';

/** Where one server lives while it runs: its folder, its user, its log, and its neighbours. */
export class Place {
  constructor(
    readonly folder: string,
    readonly log: string,
    /** The user it runs as; null when the run itself is not root's. */
    readonly account: Account | null,
    private readonly neighbours: ReadonlyMap<string, object>,
  ) {
    this.own(folder);
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** A free port of the loopback, not given out before. */
  readonly freePort = freePort;

  /** Makes a folder of its own; answers its path. */
  makeFolder(name: string, mode = 0o755): string {
    const made = this.path(name);
    mkdirSync(made, { recursive: true });
    chmodSync(made, mode);
    this.own(made);
    return made;
  }

  /** Writes a file of its own; answers its path. */
  write(name: string, text: string, mode = 0o644): string {
    const file = this.path(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
    chmodSync(file, mode);
    this.own(file);
    return file;
  }

  /** Gives a file or folder to the user the server runs as. */
  own(path: string): void {
    if (this.account) chownSync(path, this.account.uid, this.account.gid);
  }

  /** Gives all that its folder holds to the user the server runs as; links stay what they are. */
  ownAll(): void {
    if (!this.account) return;
    const { uid, gid } = this.account;
    for (const entry of readdirSync(this.folder, { recursive: true })) lchownSync(this.path(String(entry)), uid, gid);
  }

  /** Runs a command as the server's user in its folder; answers what it printed. */
  run(file: string, args: readonly string[], more: Partial<RunOptions> = {}): Promise<string> {
    return runCommand(file, args, { cwd: this.folder, log: this.log, ...(this.account ?? {}), ...more });
  }

  /** What another part of this run tells of itself. @throws Error unless it is among the part's needs */
  factsOf<P extends Part>(part: P): FactsOf<P> {
    const facts = this.neighbours.get(part.name);
    if (!facts) throw new Error(`${part.name} does not run; name it among the needs`);
    return facts as FactsOf<P>;
  }
}
