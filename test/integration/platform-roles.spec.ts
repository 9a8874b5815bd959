import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdvisoryLock, connectionOf, createRoles, Database, type LoginRole, migrate } from '@cong-tinh/platform';
import pg from 'pg';
import { createWorld, emptyDatabase, type TestDatabase, type World } from '../support/index.js';

const LOGIN_ROLES: LoginRole[] = ['portal_owner', 'portal_app', 'portal_public', 'portal_platform', 'portal_jobs'];

describe('the roles of the database', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await emptyDatabase();
    await migrate(connectionOf(database.config, 'portal_owner'));
  });
  afterAll(() => database.drop());

  const as = async <T>(role: LoginRole, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client(connectionOf(database.config, role));
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  it('are none above the policies', async () => {
    const rows = await database.query(
      `select rolname from pg_roles where rolname like 'portal\\_%' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)`,
    );
    expect(rows).toEqual([]);
    expect(await database.query(`select rolcanlogin as login from pg_roles where rolname = 'portal_intake'`)).toEqual([{ login: false }]);
  });

  it('are made again without harm', async () => {
    const passwords = Object.fromEntries(LOGIN_ROLES.map((role) => [role, connectionOf(database.config, role).password])) as Record<
      LoginRole,
      string
    >;
    await createRoles(database.admin, database.name, passwords);
    const who = await as('portal_app', async (client) => (await client.query<{ who: string }>('select current_user as who')).rows);
    expect(who).toEqual([{ who: 'portal_app' }]);
  });

  it.each(['portal_app', 'portal_public', 'portal_platform', 'portal_jobs'] as const)(
    '%s makes no tables, lasting or temporary',
    async (role) => {
      await as(role, async (client) => {
        await expect(client.query('create temporary table sites (id uuid)')).rejects.toThrow(/permission denied/);
        await expect(client.query('create table public.mine (id uuid)')).rejects.toThrow(/permission denied/);
      });
    },
  );

  it('let no stranger of the server in', async () => {
    const stranger = `stranger_${database.name}`;
    await database.query(`create role ${stranger} login`);
    try {
      const [row] = await database.query(`select has_database_privilege($1, current_database(), 'connect') as may`, [stranger]);
      expect(row).toEqual({ may: false });
    } finally {
      await database.query(`drop role ${stranger}`);
    }
  });

  it.each([
    ['portal_app', '10s', '10s'],
    ['portal_public', '3s', '10s'],
    ['portal_platform', '1min', '30s'],
  ] as const)('%s works within its limits', async (role, statement, idle) => {
    await as(role, async (client) => {
      const { rows } = await client.query(
        `select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
      );
      expect(rows).toEqual([{ statement, idle }]);
    });
  });

  it('portal_jobs sees nothing of the portal, and nobody else the jobs', async () => {
    await expect(as('portal_jobs', (client) => client.query('select * from public.outbox_events'))).rejects.toThrow(/permission denied/);
    await expect(as('portal_app', (client) => client.query('create table pgboss.x (id int)'))).rejects.toThrow(/permission denied/);
  });
});

describe('the advisory lock', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ imports: [] });
  });
  afterAll(() => world.close());

  const held = async (how: 'run' | 'hold') => {
    const lock = world.get(AdvisoryLock);
    let [inside, most, done] = [0, 0, 0];
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () =>
        lock[how]('nightly', async () => {
          most = Math.max(most, ++inside);
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          inside -= 1;
          done += 1;
        }),
      ),
    );
    return { most, done, ran: outcomes.filter(Boolean).length };
  };

  it('lets one at a time do what all were asked to, in a transaction or apart from one', async () => {
    for (const how of ['run', 'hold'] as const) {
      const { most, done, ran } = await held(how);
      expect([most, done]).toEqual([1, ran]);
    }
    expect(await world.get(AdvisoryLock).run('nightly', async () => undefined)).toBe(true);
  });

  it('is free again after a fault', async () => {
    const lock = world.get(AdvisoryLock);
    for (const how of ['run', 'hold'] as const) {
      await expect(lock[how]('nightly', () => Promise.reject(new Error('hỏng')))).rejects.toThrow('hỏng');
      expect(await lock[how]('nightly', async () => undefined)).toBe(true);
    }
  });

  it('held apart, lets the work open doors of any kind', async () => {
    const database = world.get(Database);
    const doors: unknown[] = [];
    await world.get(AdvisoryLock).hold('nightly', async () => {
      doors.push(database.door);
      await database.inPlatform(async () => void doors.push(database.door?.kind));
    });
    expect(doors).toEqual([null, 'platform']);
  });
});
