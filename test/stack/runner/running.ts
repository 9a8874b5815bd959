import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from './ground.js';
import type { Part } from './part.js';
import type { Place } from './place.js';
import { allProcesses, familyOf, isSameProcess, startOf } from './proc.js';
import { lastLine } from './run-command.js';
import { StackError } from './stack.errors.js';

const END_SECONDS = 15;

/** A server of this run. */
export class Running<Got = unknown, Facts extends object = object> {
  private child: ChildProcess | null = null;
  private asked = false;
  private readonly listeners: ((sentence: string) => void)[] = [];

  constructor(
    readonly part: Part<Got, Facts>,
    readonly got: Got,
    readonly facts: Facts,
    readonly place: Place,
    private readonly ground: Ground,
  ) {}

  get log(): string {
    return this.place.log;
  }

  /** Number of its first process, which leads its group. @throws Error when it does not run */
  get pid(): number {
    if (!this.child?.pid) throw new Error(`${this.part.name} does not run`);
    return this.child.pid;
  }

  get isAlive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Called with a sentence when it ends without having been asked to. */
  onUnexpectedEnd(listener: (sentence: string) => void): void {
    this.listeners.push(listener);
  }

  /** Starts the process and waits for the right answer. @throws StackError with the log's last words */
  async start(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const { part, place } = this;
    const { file, args = [], env = {} } = part.command(this.got, this.facts, place);
    this.asked = false;
    const output = openSync(this.log, 'a', 0o644);
    let fault: Error | null = null;
    const child = spawn(file, args, {
      cwd: place.folder,
      ...(place.account ?? {}),
      // The folder's name in the environment is how a later run finds what a killed one left.
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', HOME: place.folder, CONG_TINH_STACK_RUN: this.ground.folder, ...env },
      detached: true,
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    child.once('error', (error) => (fault = error));
    child.once('exit', () => this.tellEnd());
    this.child = child;
    if (child.pid) this.ground.remember(child.pid);
    const patience = part.patience ?? 60;
    for (const deadline = Date.now() + patience * 1_000; Date.now() < deadline; await pause(100)) {
      signal?.throwIfAborted();
      if (fault) throw new StackError(`${part.name}: không chạy được ${file} (${(fault as Error).message}) / could not be run`);
      if (!this.isAlive)
        throw new StackError(`${part.name} tự dừng khi khởi động: ${this.lastWords()}. Xem ${this.log}. / It ended while starting.`);
      if (await part.ready(this.facts, place).catch(() => false)) return;
    }
    await this.kill();
    throw new StackError(`${part.name} không sẵn sàng sau ${patience} giây. Xem ${this.log}. / It was not ready in time.`);
  }

  /** Asks it to end and waits; what does not end is ended. */
  async stop(): Promise<void> {
    this.asked = true;
    if (!this.isAlive) return;
    this.resume();
    this.send(this.part.endSignal ?? 'SIGTERM');
    if (!(await this.ended(END_SECONDS))) await this.kill();
    else this.send('SIGKILL', -this.pid);
  }

  /** kill -9 of all its processes: what a machine that loses its power does. */
  async kill(): Promise<void> {
    this.asked = true;
    if (!this.child?.pid) return;
    this.sendToAll('SIGKILL');
    this.send('SIGKILL', -this.child.pid);
    await this.ended(END_SECONDS);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** It answers nobody until {@link resume}, yet its connections stand. */
  pause(): void {
    this.sendToAll('SIGSTOP');
  }

  resume(): void {
    this.sendToAll('SIGCONT');
  }

  private sendToAll(signal: NodeJS.Signals): void {
    for (const pid of familyOf(this.pid)) this.send(signal, pid);
  }

  private send(signal: NodeJS.Signals, to = this.pid): void {
    try {
      process.kill(to, signal);
    } catch {
      // Gone by itself.
    }
  }

  private async ended(seconds: number): Promise<boolean> {
    const { pid } = this;
    for (const deadline = Date.now() + seconds * 1_000; Date.now() < deadline; await pause(20))
      if (!this.isAlive && !groupLives(pid)) return true;
    return !this.isAlive;
  }

  private tellEnd(): void {
    if (this.asked) return;
    for (const listener of this.listeners) listener(`${this.part.name} tự dừng. Xem ${this.log}. / It ended by itself.`);
  }

  private lastWords(): string {
    return lastLine(readFileSync(this.log, 'utf8')).slice(0, 300) || 'không nói gì / without a word';
  }
}

const groupLives = (leader: number): boolean => allProcesses().some(({ group }) => group === leader);

/** A server that another process of this run started: it can be held up, not ended. */
export function pausable(pid: number): { pause(): void; resume(): void } {
  const start = startOf(pid) ?? 0;
  const send = (signal: NodeJS.Signals) => {
    if (!isSameProcess(pid, start)) throw new Error(`Process ${pid} has ended`);
    for (const one of familyOf(pid)) process.kill(one, signal);
  };
  return { pause: () => send('SIGSTOP'), resume: () => send('SIGCONT') };
}
