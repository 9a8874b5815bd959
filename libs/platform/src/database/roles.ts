import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../config/project-root.js';
import type { LoginRole } from './connections.js';

export type RolePasswords = Record<LoginRole, string>;

const sqlFile = (name: string) => readFileSync(join(projectRoot(), 'deploy/postgres', name), 'utf8');

/** Creates what is missing of the roles and the database, as an administrator of the server. Safe to repeat. */
export async function createRoles(admin: pg.ClientConfig, database: string, passwords: RolePasswords): Promise<void> {
  await withClient({ ...admin, database: 'postgres' }, async (client) => {
    await client.query(sqlFile('roles.sql'));
    for (const [role, password] of Object.entries(passwords)) {
      await client.query(`alter role ${pg.escapeIdentifier(role)} password ${pg.escapeLiteral(password)}`);
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)} owner portal_owner`);
  });
  await withClient({ ...admin, database }, async (client) => {
    await client.query(sqlFile('database.sql'));
  });
}

async function withClient(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
