import { readFileSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { type Config, connectionOf, listMigrations, type LoginRole, outboundFetch } from '@cong-tinh/platform';
import pg from 'pg';

export type Outcome = { readonly state: 'ok' | 'warning' | 'fault'; readonly message: string; readonly advice?: string };

export interface Check {
  readonly name: string;
  run(config: Config): Promise<Outcome>;
}

const ok = (message: string): Outcome => ({ state: 'ok', message });
const fault = (message: string, advice: string): Outcome => ({ state: 'fault', message, advice });
const warning = (message: string, advice: string): Outcome => ({ state: 'warning', message, advice });

const ROLES: readonly LoginRole[] = ['portal_app', 'portal_public', 'portal_platform', 'portal_jobs'];

async function rows<T>(config: Config, role: LoginRole, sql: string): Promise<T[]> {
  const client = new pg.Client(connectionOf(config, role));
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const roles: Check = {
  name: 'Vai trò cơ sở dữ liệu',
  async run(config) {
    for (const role of ROLES) {
      try {
        await rows(config, role, 'select 1');
      } catch (error) {
        return fault(
          `${role} không đăng nhập được: ${(error as Error).message}`,
          'Chạy deploy/postgres/roles.sql và database.sql bằng quản trị PostgreSQL, rồi đặt mật khẩu trong cấu hình.',
        );
      }
    }
    const strong = await rows<{ rolname: string }>(
      config,
      'portal_platform',
      `select rolname from pg_roles where rolname like 'portal\\_%' and (rolsuper or rolbypassrls)`,
    );
    return strong.length === 0
      ? ok('đủ vai trò, không vai trò nào vượt được chính sách dòng')
      : fault(`${strong.map((row) => row.rolname).join(', ')} vượt được chính sách dòng`, 'ALTER ROLE … NOSUPERUSER NOBYPASSRLS.');
  },
};

const encoding: Check = {
  name: 'Bảng mã và thứ tự chữ',
  async run(config) {
    const [facts] = await rows<{ encoding: string; length: number; sorted: boolean }>(
      config,
      'portal_platform',
      `select pg_encoding_to_char(encoding) as encoding, length('Đức') as length, ('Ấp' collate "vi-x-icu" < 'Đức' collate "vi-x-icu") as sorted
       from pg_database where datname = current_database()`,
    );
    return facts?.encoding === 'UTF8' && facts.length === 3 && facts.sorted
      ? ok('UTF8, có bảng sắp xếp tiếng Việt')
      : fault(`bảng mã ${facts?.encoding ?? 'không rõ'}`, 'Tạo lại cụm PostgreSQL với --encoding=UTF8 --locale=C.UTF-8 và thư viện ICU.');
  },
};

const schema: Check = {
  name: 'Lược đồ',
  async run(config) {
    const applied = await rows<{ name: string }>(config, 'portal_owner', 'select name from schema_migrations');
    const missing = listMigrations().filter(({ name }) => !applied.some((row) => row.name === name));
    return missing.length === 0
      ? ok(`${applied.length} bản di trú, không thiếu`)
      : fault(`thiếu ${missing.length} bản di trú`, 'Chạy npm run cli -- migrate.');
  },
};

const policies: Check = {
  name: 'Chính sách cách ly',
  async run(config) {
    const bare = await rows<{ relname: string }>(
      config,
      'portal_platform',
      `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^(reference|engine)' and not (c.relrowsecurity and c.relforcerowsecurity)`,
    );
    return bare.length === 0
      ? ok('mọi bảng có trang đều bật chính sách dòng')
      : fault(
          `chưa bật: ${bare.map((row) => row.relname).join(', ')}`,
          'Cơ sở dữ liệu đã bị sửa tay: khôi phục từ bản sao lưu hoặc gọi lại thủ tục class_… của bảng.',
        );
  },
};

const demonstration: Check = {
  name: 'Dữ liệu minh họa',
  async run(config) {
    const found = await rows<{ count: number }>(
      config,
      'portal_platform',
      `select count(*)::int as count from accounts where email like '%.example'`,
    );
    const count = found[0]?.count ?? 0;
    if (count === 0 && !config.demonstration) return ok('không có');
    const message = `${count} tài khoản minh họa`;
    return config.env === 'production'
      ? fault(message, 'Hệ thống chạy thật không được có tài khoản minh họa: cài đặt trên cơ sở dữ liệu trống.')
      : warning(message, 'Chỉ dùng để trình diễn và thử nghiệm.');
  },
};

const folder: Check = {
  name: 'Thư mục dữ liệu',
  async run(config) {
    try {
      await access(config.dataFolder, constants.R_OK | constants.W_OK);
      return ok(config.dataFolder);
    } catch {
      return fault(`${config.dataFolder} không đọc, ghi được`, 'Tạo thư mục và cấp quyền cho người dùng chạy dịch vụ.');
    }
  },
};

const singleSignOn: Check = {
  name: 'Đăng nhập một lần',
  async run(config) {
    try {
      const response = await outboundFetch(`${config.ssoIssuer}/.well-known/openid-configuration`);
      const document = (await response.json()) as { issuer?: string };
      return document.issuer === config.ssoIssuer
        ? ok(config.ssoIssuer)
        : fault(`máy chủ tự xưng là ${String(document.issuer)}`, 'SSO_ISSUER phải trùng từng chữ với issuer của realm.');
    } catch (error) {
      return fault(
        `không hỏi được ${config.ssoIssuer}: ${(error as Error).message}`,
        'Kiểm tra Keycloak đang chạy, tên miền và chứng thư.',
      );
    }
  },
};

const adapterFile: Check = {
  name: 'Tệp keycloak.json',
  async run(config) {
    try {
      JSON.parse(readFileSync(config.ssoAdapterFile, 'utf8'));
      return ok(config.ssoAdapterFile);
    } catch (error) {
      return fault((error as Error).message, 'Xuất lại cấu hình adapter từ Keycloak và đặt SSO_ADAPTER_FILE.');
    }
  },
};

/** In the order in which they are run and printed. */
export const CHECKS: readonly Check[] = [folder, roles, encoding, schema, policies, demonstration, singleSignOn, adapterFile];
