import type { TestDatabase } from '../support/index.js';

/** What is wrong with one table, function or role, in a sentence. */
export type CatalogueFault = string;

type TableClass = 'tenant' | 'publication' | 'intake' | 'reference' | 'account' | 'engine';

interface TableRow {
  name: string;
  comment: string | null;
  enabled: boolean;
  forced: boolean;
  has_site: boolean;
  site_not_null: boolean;
}
interface PolicyRow {
  table: string;
  policy: string;
  command: string;
  permissive: string;
  roles: string;
  using: string | null;
  check: string | null;
}
interface KeyRow {
  table: string;
  name: string;
  type: 'p' | 'u' | 'f';
  columns: string[];
  target: string | null;
  target_columns: string[] | null;
}
interface GrantRow {
  table: string;
  role: string;
  privileges: string[];
}

const SITE_TEXT = `(site_id = ( SELECT (NULLIF(current_setting('app.site_id'::text, true), ''::text))::uuid AS "nullif"))`;

const SITE_POLICY = {
  policy: 'site',
  command: '*',
  permissive: 'true',
  roles: 'portal_app,portal_intake',
  using: SITE_TEXT,
  check: SITE_TEXT,
};
const PLATFORM_POLICY = { policy: 'platform', command: '*', permissive: 'true', roles: 'portal_platform', using: 'true', check: null };
const PUBLIC_POLICY = { policy: 'public', command: 'r', permissive: 'true', roles: 'portal_public', using: 'true', check: null };

const POLICIES: Record<TableClass, object[]> = {
  tenant: [PLATFORM_POLICY, SITE_POLICY],
  publication: [PLATFORM_POLICY, PUBLIC_POLICY, SITE_POLICY],
  intake: [PLATFORM_POLICY, SITE_POLICY],
  reference: [],
  account: [PLATFORM_POLICY],
  engine: [],
};

/** The most a role may hold on a table of a class; less is fine (insert-only tables). */
const GRANTS: Record<TableClass, Record<string, string[]>> = {
  tenant: { portal_app: ['SELECT', 'INSERT', 'UPDATE'], portal_platform: ['SELECT', 'INSERT', 'UPDATE'] },
  publication: {
    portal_public: ['SELECT'],
    portal_app: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
    portal_platform: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  },
  intake: { portal_intake: ['INSERT'], portal_app: ['SELECT', 'UPDATE'], portal_platform: ['SELECT', 'UPDATE'] },
  reference: { portal_app: ['SELECT'], portal_platform: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] },
  account: { portal_platform: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] },
  engine: {},
};

const WITH_SITE = new Set<TableClass>(['tenant', 'publication', 'intake']);

/** Holds every table, key, policy, grant, function and role of the schema to its class. */
export async function inspectCatalogue(database: TestDatabase): Promise<CatalogueFault[]> {
  const [tables, policies, keys, grants] = await Promise.all([
    readTables(database),
    readPolicies(database),
    readKeys(database),
    readGrants(database),
  ]);
  const classes = new Map(tables.map((table) => [table.name, classOf(table.comment)]));
  return [
    ...tables.flatMap((table) => tableFaults(table, classes.get(table.name) ?? null)),
    ...tables.flatMap((table) =>
      policyFaults(
        table.name,
        classes.get(table.name),
        policies.filter((policy) => policy.table === table.name),
      ),
    ),
    ...keys.flatMap((key) => keyFaults(key, classes)),
    ...grants.flatMap((grant) => grantFaults(grant, classes.get(grant.table))),
    ...(await otherFaults(database)),
  ];
}

const classOf = (comment: string | null) =>
  (/^(tenant|publication|intake|reference|account|engine)(: |$)/.exec(comment ?? '')?.[1] ?? null) as TableClass | null;

function tableFaults(table: TableRow, tableClass: TableClass | null): CatalogueFault[] {
  if (!tableClass) return [`${table.name}: its comment names no class`];
  const faults: CatalogueFault[] = [];
  const guarded = POLICIES[tableClass].length > 0;
  if (guarded && !(table.enabled && table.forced)) faults.push(`${table.name}: row-level security is not enabled and forced`);
  if (WITH_SITE.has(tableClass) && !(table.has_site && table.site_not_null))
    faults.push(`${table.name}: a ${tableClass} table needs site_id NOT NULL`);
  return faults;
}

function policyFaults(table: string, tableClass: TableClass | null | undefined, found: PolicyRow[]): CatalogueFault[] {
  if (!tableClass) return [];
  const wanted = JSON.stringify(POLICIES[tableClass]);
  const actual = JSON.stringify(
    found
      .map(({ policy, command, permissive, roles, using, check }) => ({ policy, command, permissive, roles, using, check }))
      .sort((a, b) => a.policy.localeCompare(b.policy)),
  );
  return wanted === actual ? [] : [`${table}: its policies are not those of class ${tableClass}: ${actual}`];
}

function keyFaults(key: KeyRow, classes: Map<string, TableClass | null>): CatalogueFault[] {
  const tableClass = classes.get(key.table);
  if (!tableClass) return [];
  const where = `${key.table}.${key.name}`;
  const withSite = WITH_SITE.has(tableClass);
  if (key.type !== 'f')
    return withSite && key.columns[0] !== 'site_id' ? [`${where}: a key of a table with a site begins with site_id`] : [];
  const targetClass = classes.get(key.target ?? '') ?? null;
  if (targetClass === 'reference') return [];
  if (targetClass && WITH_SITE.has(targetClass)) {
    const composite = key.columns[0] === 'site_id' && key.target_columns?.[0] === 'site_id' && key.columns.length > 1;
    return composite ? [] : [`${where}: a reference to ${key.target} must carry site_id`];
  }
  return withSite ? [`${where}: a table with a site may not point at ${key.target} (${targetClass ?? 'no class'})`] : [];
}

function grantFaults({ table, role, privileges }: GrantRow, tableClass: TableClass | null | undefined): CatalogueFault[] {
  if (!tableClass) return [];
  const allowed = GRANTS[tableClass][role] ?? [];
  const excess = privileges.filter((privilege) => !allowed.includes(privilege));
  return excess.length === 0 ? [] : [`${table}: ${role} holds ${excess.join(', ')}, which class ${tableClass} does not give`];
}

async function otherFaults(database: TestDatabase): Promise<CatalogueFault[]> {
  const found = await database.query<{ fault: string }>(`
    select format('role %s bypasses row-level security or is superuser', rolname) as fault
      from pg_roles where rolname like 'portal\\_%' and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb)
    union all
    select format('role %s is a member of %s', m.rolname, r.rolname) from pg_auth_members a
      join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
      where m.rolname like 'portal\\_%' and not (m.rolname = 'portal_owner' and r.rolname = 'portal_intake')
    union all
    select format('view %s is not security_invoker', c.relname) from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and not coalesce(c.reloptions::text, '') like '%security_invoker=true%'
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    union all
    select format('materialised view %s: none over tenant tables', c.relname) from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'm'
    union all
    select format('function %s runs as its owner without a fixed search_path', p.proname) from pg_proc p
      where p.pronamespace = 'public'::regnamespace and p.prosecdef and not coalesce(p.proconfig::text, '') like '%search_path=%'
    union all
    select format('%s may be executed by everyone', p.proname) from pg_proc p
      where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`);
  return found.map(({ fault }) => fault);
}

const readTables = (database: TestDatabase) =>
  database.query<TableRow>(`
    select c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
           s.attnum is not null as has_site, coalesce(s.attnotnull, false) as site_not_null
    from pg_class c left join pg_attribute s on s.attrelid = c.oid and s.attname = 'site_id' and not s.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`);

const readPolicies = (database: TestDatabase) =>
  database.query<PolicyRow>(`
    select c.relname as table, p.polname as policy, p.polcmd::text as command, p.polpermissive::text as permissive,
           (select string_agg(r.rolname, ',' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)) as roles,
           pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
    from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace`);

const readKeys = (database: TestDatabase) =>
  database.query<KeyRow>(`
    select c.relname as table, k.conname as name, k.contype::text as type,
           (select array_agg(a.attname::text order by o.n) from unnest(k.conkey) with ordinality o (num, n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.num) as columns,
           f.relname as target,
           (select array_agg(a.attname::text order by o.n) from unnest(k.confkey) with ordinality o (num, n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = o.num) as target_columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class f on f.oid = k.confrelid
    where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f') and k.conparentid = 0
    union all
    select c.relname, i.relname, 'u',
           (select array_agg(coalesce(a.attname::text, 'expression') order by o.n) from unnest(x.indkey) with ordinality o (num, n) left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = o.num and o.num > 0),
           null, null
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
    where c.relnamespace = 'public'::regnamespace and x.indisunique and not exists (select from pg_constraint k where k.conindid = x.indexrelid)`);

const readGrants = (database: TestDatabase) =>
  database.query<GrantRow>(`
    select c.relname as table, coalesce(r.rolname, 'everyone') as role, array_agg(distinct g.privilege_type::text) as privileges
    from pg_class c cross join aclexplode(c.relacl) g left join pg_roles r on r.oid = g.grantee
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and g.grantee <> c.relowner
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    group by 1, 2`);
