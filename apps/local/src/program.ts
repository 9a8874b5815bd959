import { type Config, connectionOf, migrate } from '@cong-tinh/platform';
import type { Cluster } from './postgres/index.js';
import type { Progress } from './progress.js';

/** The province's own parts, as opposed to the servers they stand on. */
export interface Program {
  /** What is printed once everything answers: addresses and demonstration accounts. */
  readonly welcome: string;
  /** Stops taking requests, lets running work end, lets go of the database. */
  close(): Promise<void>;
}

export interface ProgramFacts {
  readonly config: Config;
  readonly cluster: Cluster;
  readonly progress: Progress;
}

/** Migrates, provisions the province, then starts the OpenID provider, the portal and the worker in this process. */
export async function startProgram({ config, progress }: ProgramFacts): Promise<Program> {
  await progress.step('Lược đồ dữ liệu', () => migrate(connectionOf(config, 'portal_owner')));
  return { welcome: '', close: async () => undefined };
}
