import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config, createRoles } from '@cong-tinh/platform';
import pg from 'pg';
import { examine, type Finding } from '../../apps/cli/src/doctor/examine.js';
import { type Cluster, startCluster } from '../../apps/local/src/postgres/index.js';
import { type TestDatabase, testDatabase } from '../support/index.js';

describe('doctor', () => {
  let database: TestDatabase;
  let scratch: string;
  const server = createServer((request, response) => {
    const known = request.url?.startsWith('/realms/cong-tinh/');
    response.statusCode = known ? 200 : 404;
    response.end(known ? JSON.stringify({ issuer: issuer() }) : 'no such realm');
  });
  const issuer = (realm = 'cong-tinh') => `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/${realm}`;

  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'cong-tinh-doctor-'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const adapter = { realm: 'cong-tinh', 'auth-server-url': issuer().replace('/realms/cong-tinh', '/'), resource: 'cong-tinh-api' };
    writeFileSync(join(scratch, 'keycloak.json'), JSON.stringify(adapter));
    database = await testDatabase({ SSO_ISSUER: issuer(), SSO_ADAPTER_FILE: join(scratch, 'keycloak.json'), DEMONSTRATION: 'no' });
  });
  afterAll(async () => {
    server.close();
    rmSync(scratch, { recursive: true, force: true });
    await database.drop();
  });

  /** All findings under the given changes of the configuration. */
  const findings = async (changes: Partial<Config> = {}): Promise<Finding[]> => {
    const found: Finding[] = [];
    for await (const finding of examine(Object.assign(Object.create(Config.prototype) as Config, database.config, changes)))
      found.push(finding);
    return found;
  };
  /** The findings that are not in order: each says what to do. */
  const faults = async (changes: Partial<Config> = {}) => {
    const left = (await findings(changes)).filter(({ state }) => state !== 'ok');
    for (const { advice } of left) expect(advice).toMatch(/\p{L}+/u);
    return left.map(({ name, state, message, advice }) => `${state} ${name}: ${message} → ${advice}`);
  };
  /** The one finding while a statement of the superuser holds; then it is undone. */
  const during = async (change: string, undo: string): Promise<string> => {
    await database.query(change);
    try {
      const [only, ...others] = await faults();
      expect(others).toEqual([]);
      return only ?? 'nothing was found';
    } finally {
      await database.query(undo);
    }
  };

  it('finds nothing in a province that is in order', async () => {
    expect(await faults()).toEqual([]);
    expect((await findings()).map(({ name }) => name)).toHaveLength(11);
  });

  it('names the role whose password is wrong', async () => {
    expect(await faults({ jobsPassword: 'wrong' })).toEqual([
      expect.stringMatching(/portal_jobs không đăng nhập được.*ALTER ROLE portal_jobs PASSWORD/),
    ]);
  });

  const site = `create policy site on articles to portal_app, portal_intake using (site_id = (select nullif(current_setting('app.site_id', true), '')::uuid))
    with check (site_id = (select nullif(current_setting('app.site_id', true), '')::uuid))`;
  it.each([
    ['drop policy site on articles', site, /articles thiếu chính sách site/],
    [
      'alter policy site on articles using (true)',
      `drop policy site on articles; ${site}`,
      /articles tắt chính sách dòng hoặc chính sách đã bị sửa/,
    ],
    ['alter policy site on articles to public', `drop policy site on articles; ${site}`, /articles tắt .* đã bị sửa/],
    ['create policy extra on articles using (true)', 'drop policy extra on articles', /articles có chính sách lạ extra/],
    ['alter table articles disable row level security', 'alter table articles enable row level security', /articles tắt chính sách dòng/],
    ['alter table articles no force row level security', 'alter table articles force row level security', /articles tắt chính sách dòng/],
    ['create table sổ_tay (id int)', 'drop table sổ_tay', /sổ_tay tắt chính sách dòng/],
  ])('sees after "%s" that isolation is broken', async (change, undo, words) => {
    expect(await during(change, undo)).toMatch(words);
    expect(await faults()).toEqual([]);
  });

  it('says that migrations are missing, and which', async () => {
    const [last] = await database.query<{ name: string }>('select max(name) as name from schema_migrations');
    await database.query('create table kept_migrations as select * from schema_migrations; comment on table kept_migrations is $$engine$$');
    const found = await during(
      `delete from schema_migrations where name = '${last!.name}'`,
      'delete from schema_migrations; insert into schema_migrations select * from kept_migrations; drop table kept_migrations',
    );
    expect(found).toContain(`đầu tiên là ${last!.name} → Chạy npm run cli -- migrate.`);
  });

  it('takes demonstration accounts for a warning, in production for a fault', async () => {
    await database.query(
      `insert into accounts (id, kind, state, name, email, created_at) values (gen_random_uuid(), 'person', 'invited', 'Chánh Văn phòng, minh họa', 'cvp@longan.example', now())`,
    );
    expect(await faults()).toEqual([expect.stringContaining('warning Dữ liệu minh họa: 1 tài khoản')]);
    expect(await faults({ env: 'production' })).toContainEqual(expect.stringMatching(/fault Dữ liệu minh họa: .*cơ sở dữ liệu trống/));
    await database.query(`delete from accounts where email = 'cvp@longan.example'`);
  });

  it('says once that PostgreSQL does not answer, and goes on with the services', async () => {
    const found = await findings({ databasePort: 9 });
    expect(found.filter(({ state }) => state !== 'ok').map(({ name, message }) => `${name}: ${message}`)).toEqual([
      expect.stringContaining('PostgreSQL: không kết nối được PostgreSQL ở 127.0.0.1:9'),
    ]);
    expect(found.map(({ name }) => name)).toContain('Đăng nhập một lần');
  });

  it('says which database is missing', async () => {
    expect((await faults({ databaseName: 'khong_co' })).join()).toMatch(/không có cơ sở dữ liệu "khong_co"/);
  });

  it('says what is wrong with folder and storage', async () => {
    writeFileSync(join(scratch, 'file'), '');
    const found = await faults({ dataFolder: join(scratch, 'file', 'x') });
    expect(found).toEqual([
      expect.stringMatching(/^fault Thư mục dữ liệu: .*chown/),
      expect.stringMatching(/^fault Kho tệp: Không ghi được vào thư mục/),
    ]);
    mkdirSync(join(scratch, 'data'));
    writeFileSync(join(scratch, 'data', 'kho-tep'), 'a file in the way');
    expect(await faults({ dataFolder: join(scratch, 'data') })).toEqual([expect.stringMatching(/^fault Kho tệp: .*Cấp quyền ghi/)]);
    expect(await faults({ storageKind: 's3' })).toEqual([expect.stringMatching(/^fault Kho tệp: STORAGE_ENDPOINT/)]);
  });

  it('tells a sign-in service that is down from a wrong realm and a foreign adapter file', async () => {
    const down = 'http://127.0.0.1:9/realms/cong-tinh';
    const foreign = /^fault Tệp keycloak\.json: .* là của/;
    expect(await faults({ ssoIssuer: down })).toEqual([
      expect.stringMatching(/không hỏi được .* → Khởi động máy chủ đăng nhập/),
      expect.stringMatching(foreign),
    ]);
    expect(await faults({ ssoIssuer: issuer('khac') })).toEqual([
      expect.stringMatching(/trả lời 404 → Kiểm tra tên realm/),
      expect.stringMatching(foreign),
    ]);
    expect(await faults({ ssoAdapterFile: join(scratch, 'none.json') })).toEqual([
      expect.stringMatching(/^fault Tệp keycloak\.json: .*SSO_ADAPTER_FILE/),
    ]);
  });

  it('says when passwords that administrators set end no session', async () => {
    expect(await faults({ ssoAdminUrl: new URL(issuer()).origin })).toEqual([
      expect.stringMatching(/^fault Mật khẩu do quản trị đặt lại: .*answered 404\) → .*view-events/),
    ]);
    expect(await faults({ env: 'production' })).toContainEqual(
      expect.stringMatching(/^warning Mật khẩu do quản trị đặt lại: .*SSO_ADMIN_URL/),
    );
  });
});

// Roles belong to a whole cluster: this one is of its own, for other tests look at the common one meanwhile.
describe('doctor, of roles', () => {
  let folder: string;
  let cluster: Cluster;
  let config: Config;

  const admin = async (sql: string) => {
    const { host, port, superuser: user, password } = cluster;
    const client = new pg.Client({ host, port, user, password, database: 'postgres' });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  const finding = async () => {
    for await (const found of examine(config)) if (found.name === 'Vai trò cơ sở dữ liệu') return found;
    throw new Error('The roles were not looked at.');
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cong-tinh-doctor-'));
    const password = 'secret of this test';
    cluster = await startCluster({ folder, password, durable: false });
    const { host, port, superuser: user } = cluster;
    const of = (role: string) => `${password} of ${role}`;
    await createRoles({ host, port, user, password }, 'portal', {
      portal_owner: of('owner'),
      portal_app: of('app'),
      portal_public: of('public'),
      portal_platform: of('platform'),
      portal_jobs: of('jobs'),
    });
    config = Config.load({
      PORTAL_ENV: 'test',
      DATABASE_PORT: String(port),
      DATABASE_OWNER_PASSWORD: of('owner'),
      DATABASE_APP_PASSWORD: of('app'),
      DATABASE_PUBLIC_PASSWORD: of('public'),
      DATABASE_PLATFORM_PASSWORD: of('platform'),
      DATABASE_JOBS_PASSWORD: of('jobs'),
      SESSION_SECRET: 'a secret of the tests that is long enough',
      SSO_ISSUER: 'http://127.0.0.1:9/realms/cong-tinh',
      SSO_CLIENT_SECRET: 'a client secret of the tests',
      DATA_FOLDER: folder,
    });
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['bypassrls', 'nobypassrls', 'ALTER ROLE portal_public NOBYPASSRLS;'],
    ['superuser createrole', 'nosuperuser nocreaterole', 'ALTER ROLE portal_public NOSUPERUSER NOCREATEROLE;'],
  ])('names one that is %s, and the statement that mends it', async (power, none, statement) => {
    expect(await finding()).toMatchObject({ state: 'ok' });
    await admin(`alter role portal_public ${power}`);
    expect(await finding()).toMatchObject({ state: 'fault', advice: statement });
    await admin(`alter role portal_public ${none}`);
    expect(await finding()).toMatchObject({ state: 'ok' });
  });

  it('names one that is a member of another', async () => {
    await admin('grant portal_platform to portal_public');
    expect(await finding()).toMatchObject({
      message: 'portal_public mang thêm quyền của portal_platform',
      advice: 'REVOKE portal_platform FROM portal_public;',
    });
    await admin('revoke portal_platform from portal_public');
  });

  it('names one that does not exist', async () => {
    await admin('alter role portal_jobs rename to jobs_before');
    expect(await finding()).toMatchObject({ state: 'fault', message: expect.stringContaining('portal_jobs không đăng nhập được') });
  });
});
