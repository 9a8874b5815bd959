import { type Config, isDatabaseDown, listMigrations, type LoginRole } from '@cong-tinh/platform';
import { COMMAND } from '../command-name.js';
import { explainDatabase } from '../failures.js';
import { type Check, fault, ok, type Outcome, rows, warning } from './check.js';

const ROLES: readonly LoginRole[] = ['portal_owner', 'portal_app', 'portal_public', 'portal_platform', 'portal_jobs'];
const OLDEST_SERVER = 15;
const OWNER_UNKNOWN = 'DATABASE_OWNER_PASSWORD chưa đặt: chỉ cần khi chạy migrate.';

/** A fault for what the database refused; what is no such refusal is thrown on. */
function refused(error: unknown, config: Config, role: LoginRole): Outcome {
  const answer = explainDatabase(error, config, role);
  if (!answer) throw error;
  return fault(answer.message, answer.advice);
}

/** Can be reached at all, by whichever role; a role that is refused has a check of its own. */
export const server: Check = {
  name: 'PostgreSQL',
  async run(config) {
    try {
      const [facts] = await rows<{ version: string; standby: boolean }>(
        config,
        'portal_platform',
        `select current_setting('server_version') as version, pg_is_in_recovery() as standby`,
      );
      const at = `${config.databaseHost}:${config.databasePort}, bản ${facts!.version}`;
      if (facts!.standby)
        return fault(`${at} là máy chủ chỉ đọc`, 'Trỏ DATABASE_HOST đến máy chủ chính, máy chủ chỉ đọc ghi ở DATABASE_READ_HOST.');
      return Number(facts!.version.split('.')[0]) >= OLDEST_SERVER ? ok(at) : fault(at, `Nâng lên PostgreSQL ${OLDEST_SERVER} trở lên.`);
    } catch (error) {
      return refused(error, config, 'portal_platform');
    }
  },
};

const roles: Check = {
  name: 'Vai trò cơ sở dữ liệu',
  needsDatabase: true,
  async run(config) {
    for (const role of ROLES) {
      if (role === 'portal_owner' && !config.ownerPassword) continue;
      try {
        await rows(config, role, 'select 1');
      } catch (error) {
        return isDatabaseDown(error)
          ? fault((error as Error).message, `Kiểm tra giới hạn kết nối của ${role}.`)
          : refused(error, config, role);
      }
    }
    const strong = await rows<{ rolname: string; powers: string }>(
      config,
      'portal_platform',
      `select rolname, concat_ws(' ', case when rolsuper then 'NOSUPERUSER' end, case when rolbypassrls then 'NOBYPASSRLS' end,
         case when rolcreaterole then 'NOCREATEROLE' end, case when rolcreatedb then 'NOCREATEDB' end) as powers
       from pg_roles where rolname like 'portal\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) order by 1`,
    );
    if (strong.length > 0)
      return fault(
        `${strong.map(({ rolname }) => rolname).join(', ')} có quyền vượt chính sách dòng`,
        strong.map(({ rolname, powers }) => `ALTER ROLE ${rolname} ${powers};`).join(' '),
      );
    const members = await rows<{ member: string; role: string }>(
      config,
      'portal_platform',
      `select m.rolname as member, r.rolname as role from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
       where m.rolname like 'portal\\_%' and not (m.rolname = 'portal_owner' and r.rolname = 'portal_intake') order by 1, 2`,
    );
    return members.length === 0
      ? ok('đủ vai trò, không vai trò nào vượt được chính sách dòng')
      : fault(
          members.map(({ member, role }) => `${member} mang thêm quyền của ${role}`).join('; '),
          members.map(({ member, role }) => `REVOKE ${role} FROM ${member};`).join(' '),
        );
  },
};

const encoding: Check = {
  name: 'Bảng mã và thứ tự chữ',
  needsDatabase: true,
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
  needsDatabase: true,
  async run(config) {
    if (!config.ownerPassword) return warning('không kiểm tra được', OWNER_UNKNOWN);
    try {
      const applied = await rows<{ name: string }>(config, 'portal_owner', 'select name from schema_migrations');
      const known = listMigrations();
      const missing = known.filter(({ name }) => !applied.some((row) => row.name === name));
      const newer = applied.filter((row) => !known.some(({ name }) => row.name === name));
      if (missing.length > 0)
        return fault(`thiếu ${missing.length} bản di trú, đầu tiên là ${missing[0]!.name}`, `Chạy ${COMMAND} migrate.`);
      return newer.length === 0
        ? ok(`${applied.length} bản di trú, không thiếu`)
        : fault(`mới hơn phần mềm: ${newer.map(({ name }) => name).join(', ')}`, 'Cài bản phần mềm mới hơn, đúng với cơ sở dữ liệu này.');
    } catch (error) {
      return refused(error, config, 'portal_owner');
    }
  },
};

/** Policies that the class of a table brings; the class stands in the table's comment. */
const POLICIES_OF_CLASS = `('tenant', array['platform', 'site']), ('intake', array['platform', 'site']),
  ('publication', array['platform', 'public', 'site']), ('account', array['platform'])`;

const policies: Check = {
  name: 'Chính sách cách ly',
  needsDatabase: true,
  async run(config) {
    const found = await rows<{ name: string; protected: boolean; missing: string[]; foreign: string[] }>(
      config,
      'portal_platform',
      `with class(name, policies) as (values ${POLICIES_OF_CLASS}),
       held as (select polrelid, array_agg(polname::text order by polname) as names,
           bool_and(polpermissive and coalesce(case polname
             when 'site' then pg_get_expr(polqual, polrelid) = pg_get_expr(polwithcheck, polrelid)
               and pg_get_expr(polqual, polrelid) like '(site_id = %current_setting(''app.site_id''%'
               and polroles @> array['portal_app'::regrole::oid] and not polroles && array['portal_public'::regrole::oid, 0::oid]
             when 'platform' then polroles = array['portal_platform'::regrole::oid]
             when 'public' then polcmd = 'r' and polroles = array['portal_public'::regrole::oid]
             else false end, false)) as sound
         from pg_policy group by polrelid)
       select t.relname as name, t.relrowsecurity and t.relforcerowsecurity and coalesce(held.sound, false) as protected,
         array(select unnest(class.policies) except select unnest(held.names)) as missing,
         array(select unnest(held.names) except select unnest(class.policies)) as "foreign"
       from pg_class t
       left join class on class.name = split_part(coalesce(obj_description(t.oid, 'pg_class'), ''), ':', 1)
       left join held on held.polrelid = t.oid
       where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
         and coalesce(obj_description(t.oid, 'pg_class'), '') !~ '^(reference|engine)(:|$)'
       order by 1`,
    );
    const faults = found.flatMap(({ name, protected: sound, missing, foreign }) => {
      if (missing.length > 0) return [`${name} thiếu chính sách ${missing.join(', ')}`];
      if (foreign.length > 0) return [`${name} có chính sách lạ ${foreign.join(', ')}`];
      return sound ? [] : [`${name} tắt chính sách dòng hoặc chính sách đã bị sửa`];
    });
    if (found.length === 0) return fault('chưa có bảng nào', `Chạy ${COMMAND} migrate.`);
    return faults.length === 0
      ? ok(`${found.length} bảng đều có đủ chính sách dòng của loại bảng`)
      : fault(
          faults.join('; '),
          'Cơ sở dữ liệu đã bị sửa tay: dừng phục vụ, khôi phục từ bản sao lưu, hoặc tạo lại chính sách như libs/platform/migrations/0100-table-classes.sql rồi chạy lại doctor.',
        );
  },
};

const demonstration: Check = {
  name: 'Dữ liệu minh họa',
  needsDatabase: true,
  async run(config) {
    try {
      const found = await rows<{ count: number }>(
        config,
        'portal_platform',
        `select count(*)::int as count from accounts where email like '%.example'`,
      );
      const count = found[0]?.count ?? 0;
      if (count === 0 && !config.demonstration) return ok('không có');
      const message = `${count} tài khoản minh họa${config.demonstration ? ', DEMONSTRATION=yes' : ''}`;
      return config.env === 'production'
        ? fault(message, 'Hệ thống chạy thật không được có dữ liệu minh họa: cài đặt trên cơ sở dữ liệu trống, đặt DEMONSTRATION=no.')
        : warning(message, 'Chỉ dùng để trình diễn và thử nghiệm.');
    } catch (error) {
      return refused(error, config, 'portal_platform');
    }
  },
};

/** In the order in which they are run and printed. */
export const DATABASE_CHECKS: readonly Check[] = [roles, encoding, schema, policies, demonstration];
