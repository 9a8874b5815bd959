import { load, type LoadOptions, type LoadResult } from './http-load.js';
import type { ServerProcess } from './server-process.js';

export interface Round extends LoadResult {
  readonly server: string;
  readonly round: number;
  /** CPU seconds the server spent on a thousand requests; steadier than throughput on a machine that does other work. */
  readonly cpuPerThousand: number | null;
}

type Asking = Omit<LoadOptions, 'port' | 'milliseconds'>;

/** A server under test, with what is asked of it otherwise than of the rest. */
export interface Contestant extends Pick<ServerProcess, 'port' | 'cpuSeconds'> {
  readonly ask?: Partial<Asking>;
}

export interface Contest {
  readonly servers: Readonly<Record<string, Contestant>>;
  readonly ask: Asking;
  readonly rounds: number;
  readonly milliseconds: number;
}

/** Rounds of all servers in turn, forwards and backwards, after one round each that does not count. */
export async function playRounds({ servers, ask, rounds, milliseconds }: Contest, report: (round: Round) => void): Promise<Round[]> {
  const names = Object.keys(servers);
  const played: Round[] = [];
  for (const name of names) await play(servers[name]!, name, 0, { ...ask, milliseconds });
  for (let round = 1; round <= rounds; round++) {
    for (const name of round % 2 === 1 ? names : [...names].reverse()) {
      const one = await play(servers[name]!, name, round, { ...ask, milliseconds });
      played.push(one);
      report(one);
    }
  }
  return played;
}

async function play(server: Contestant, name: string, round: number, options: Omit<LoadOptions, 'port'>): Promise<Round> {
  const before = server.cpuSeconds();
  const result = await load({ ...options, ...server.ask, port: server.port });
  const after = server.cpuSeconds();
  const cpuPerThousand = before === null || after === null ? null : ((after - before) / result.requests) * 1000;
  return { server: name, round, ...result, cpuPerThousand };
}

/** Median over the rounds of one server's figure divided by the other's of the same round. */
export function medianRatio(rounds: readonly Round[], server: string, against: string, figure: (round: Round) => number): number {
  const of = (name: string, round: number) => rounds.find((one) => one.server === name && one.round === round);
  const ratios = [...new Set(rounds.map(({ round }) => round))].map((round) => figure(of(server, round)!) / figure(of(against, round)!));
  return median(ratios);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
