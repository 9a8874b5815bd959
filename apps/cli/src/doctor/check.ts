import { type Config, connectionOf, type LoginRole } from '@cong-tinh/platform';
import pg from 'pg';

export interface Outcome {
  readonly state: 'ok' | 'warning' | 'fault';
  readonly message: string;
  /** What to do, in words or as a statement. */
  readonly advice?: string;
}

export interface Check {
  readonly name: string;
  /** True when it asks the database: left out while nobody can connect. */
  readonly needsDatabase?: true;
  run(config: Config): Promise<Outcome>;
}

export const ok = (message: string): Outcome => ({ state: 'ok', message });
export const fault = (message: string, advice: string): Outcome => ({ state: 'fault', message, advice });
export const warning = (message: string, advice: string): Outcome => ({ state: 'warning', message, advice });

/** Rows of a statement, as one of the product's roles. */
export async function rows<T>(config: Config, role: LoginRole, sql: string): Promise<T[]> {
  const client = new pg.Client(connectionOf(config, role));
  // A server that ends the session answers the statement with it as well.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}
