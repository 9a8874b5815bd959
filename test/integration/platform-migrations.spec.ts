import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectionOf, listMigrations, migrate } from '@cong-tinh/platform';
import pg from 'pg';
import { emptyDatabase, type TestDatabase } from '../support/index.js';

describe('migrations', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await emptyDatabase();
  });
  afterAll(() => database.drop());

  it('apply once, in the order of their numbers, however many begin together', async () => {
    const owner = connectionOf(database.config, 'portal_owner');
    const all = listMigrations().map(({ name }) => name);
    const applied = await Promise.all([migrate(owner), migrate(owner), migrate(owner)]);
    expect(applied.flat()).toEqual(all);
    expect(all).toEqual([...all].sort());
    expect(await migrate(owner)).toEqual([]);
  });

  it('leave nothing of one that fails, and say which it was', async () => {
    await database.query(`delete from schema_migrations where name = '0110-outbox'`);
    await expect(migrate(connectionOf(database.config, 'portal_owner'))).rejects.toThrow(/0110-outbox không chạy được: .*already exists/);
    const [left] = await database.query(`select count(*)::int as n from schema_migrations where name = '0110-outbox'`);
    expect(left).toEqual({ n: 0 });
    const { sha256 } = listMigrations().find(({ name }) => name === '0110-outbox')!;
    await database.query(`insert into schema_migrations (name, sha256) values ('0110-outbox', $1)`, [sha256]);
  });

  it('stop when an applied one was changed', async () => {
    await database.query(`update schema_migrations set sha256 = 'other' where name = '0100-table-classes'`);
    await expect(migrate(connectionOf(database.config, 'portal_owner'))).rejects.toThrow(
      /0100-table-classes đã áp dụng nhưng nội dung tệp đã đổi/,
    );
  });

  it('cannot validate a foreign key over a dangling row unseen', async () => {
    await database.query(`
      create table parents (site_id uuid not null, id uuid not null, primary key (site_id, id));
      create table children (site_id uuid not null, id uuid not null, parent_id uuid not null, primary key (site_id, id));
      alter table parents owner to portal_owner; alter table children owner to portal_owner;
      insert into children values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid());`);
    const client = new pg.Client(connectionOf(database.config, 'portal_owner'));
    await client.connect();
    try {
      await client.query(`call class_tenant('parents'); call class_tenant('children'); set row_security = off`);
      const add = client.query('alter table children add foreign key (site_id, parent_id) references parents (site_id, id)');
      await expect(add).rejects.toThrow(/row-level security|violates foreign key/);
    } finally {
      await client.end();
    }
  });
});
