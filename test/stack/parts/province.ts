import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createRoles, type LoginRole, projectRoot } from '@cong-tinh/platform';
import { Client } from 'minio';
import { OTP_SECRET } from '../../contracts/keycloak-realm.js';
import { answersWith, part, type Place, type Tools } from '../runner/index.js';
import { ZONE } from './front.js';
import { dovecot } from './dovecot.js';
import { keycloak } from './keycloak.js';
import { minio } from './minio.js';
import { postfix } from './postfix.js';
import { provincePostgres } from './postgres.js';
import { provinceFront } from './province-front.js';

const DATABASE = 'portal';
const BUCKET = 'cong-tinh';
const PASSWORD = 'mat-khau-minh-hoa';
const ROLES: readonly LoginRole[] = ['portal_owner', 'portal_app', 'portal_public', 'portal_platform', 'portal_jobs'];
const READY = '"ready":true';

export interface PortalFacts {
  readonly province: string;
  readonly console: string;
  /** Settings of the product, by the names of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  readonly operationsPort: number;
  /** Where letters arrive, one mailbox a folder. */
  readonly mailFolder: string;
  /** Of every demonstration account in Keycloak, with the secret of its one-time codes. */
  readonly password: string;
  readonly oneTimeSecret: string;
}

/** The portal on real servers: migrated, provisioned with the 216 sites, its demonstration offices known to Keycloak. */
export const portal = part({
  name: 'portal',
  version: 'this checkout',
  // The checkout may lie where only its owner may enter.
  account: 'root',
  needs: [provinceFront, keycloak, provincePostgres, minio, dovecot, postfix],
  patience: 60,
  get: builtProduct,
  async prepare(place): Promise<PortalFacts> {
    const { httpsPort, operationsPort } = place.factsOf(provinceFront);
    const environment = await settings(place);
    const facts = {
      province: `https://${ZONE}:${httpsPort}`,
      console: `https://quantri.${ZONE}:${httpsPort}`,
      environment,
      dataFolder: environment['DATA_FOLDER']!,
      operationsPort,
      mailFolder: place.factsOf(dovecot).mailFolder,
      password: PASSWORD,
      oneTimeSecret: OTP_SECRET,
    };
    const run = (args: string[], env = environment) => place.run(process.execPath, args, { cwd: projectRoot(), env });
    await run([programOf('cli'), 'migrate']);
    await run([programOf('cli'), 'provision', 'libs/tenancy/data/longan.json', '--demonstration']);
    const { base, admin } = place.factsOf(keycloak);
    const realm = { STACK_REALM: JSON.stringify({ base, admin, password: PASSWORD }) };
    await run(['--import', './scripts/typescript.mjs', 'test/stack/furnish-province.ts'], { ...environment, ...realm });
    return facts;
  },
  command: (_got, { environment }) => ({ file: process.execPath, args: ['--enable-source-maps', programOf('portal')], env: environment }),
  ready: ({ operationsPort }) => answersWith(`http://127.0.0.1:${operationsPort}/ready`, READY),
});

/** The worker beside {@link portal}: the clock, letters, events. */
export const worker = part({
  name: 'worker',
  version: 'this checkout',
  account: 'root',
  needs: [portal],
  // Built by the portal, whom it needs.
  get: () => Promise.resolve(projectRoot()),
  prepare: async (place) => ({ operationsPort: await place.freePort() }),
  command: (_got, { operationsPort }, place) => ({
    file: process.execPath,
    args: ['--enable-source-maps', programOf('worker')],
    env: { ...place.factsOf(portal).environment, OPERATIONS_PORT: String(operationsPort) },
  }),
  ready: ({ operationsPort }) => answersWith(`http://127.0.0.1:${operationsPort}/ready`, READY),
});

async function builtProduct(tools: Tools): Promise<string> {
  tools.tell('dựng các ứng dụng / building');
  await tools.run(process.execPath, ['scripts/run.mjs', 'build'], projectRoot(), 10);
  return projectRoot();
}

const programOf = (app: string): string => join(projectRoot(), 'dist/server/apps', app, 'src/main.js');

async function settings(place: Place): Promise<Record<string, string>> {
  const front = place.factsOf(provinceFront);
  const database = place.factsOf(provincePostgres);
  const store = place.factsOf(minio);
  const passwords = Object.fromEntries(ROLES.map((role) => [role, randomBytes(16).toString('hex')])) as Record<LoginRole, string>;
  const { host, port, superuser: user, password } = database;
  await createRoles({ host, port, user, password }, DATABASE, passwords);
  const { hostname, port: storePort } = new URL(store.endpoint);
  const client = new Client({
    endPoint: hostname,
    port: Number(storePort),
    useSSL: false,
    accessKey: store.accessKey,
    secretKey: store.secretKey,
  });
  await client.makeBucket(BUCKET, store.region);
  return {
    PORTAL_ENV: 'production',
    NODE_ENV: 'production',
    PUBLIC_ZONE: ZONE,
    PUBLIC_SCHEME: 'https',
    PUBLIC_PORT: String(front.httpsPort),
    LISTEN_HOST: '127.0.0.1',
    LISTEN_PORT: String(front.portalPort),
    OPERATIONS_PORT: String(front.operationsPort),
    TRUSTED_PROXIES: '127.0.0.1,::1',
    DATA_FOLDER: place.makeFolder('data', 0o700),
    DATABASE_HOST: host,
    DATABASE_PORT: String(port),
    DATABASE_NAME: DATABASE,
    DATABASE_OWNER_PASSWORD: passwords.portal_owner,
    DATABASE_APP_PASSWORD: passwords.portal_app,
    DATABASE_PUBLIC_PASSWORD: passwords.portal_public,
    DATABASE_PLATFORM_PASSWORD: passwords.portal_platform,
    DATABASE_JOBS_PASSWORD: passwords.portal_jobs,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    SSO_ISSUER: `https://sso.${ZONE}:${front.httpsPort}/realms/cong-tinh`,
    SSO_CLIENT_SECRET: place.factsOf(keycloak).clientSecret,
    SSO_ADMIN_URL: place.factsOf(keycloak).base,
    KEYCLOAK_URL: `https://sso.${ZONE}:${front.httpsPort}`,
    NODE_EXTRA_CA_CERTS: front.authority,
    STORAGE_KIND: 's3',
    STORAGE_ENDPOINT: store.endpoint,
    STORAGE_BUCKET: BUCKET,
    STORAGE_REGION: store.region,
    STORAGE_ACCESS_KEY: store.accessKey,
    STORAGE_SECRET_KEY: store.secretKey,
    MAIL_HOST: place.factsOf(postfix).host,
    MAIL_PORT: String(place.factsOf(postfix).plainPort),
    DEMONSTRATION: 'yes',
    LOG_LEVEL: 'info',
  };
}

/** How journeys find the province that runs on the stack. */
export const stageOf = ({ province, dataFolder, mailFolder, password, oneTimeSecret }: PortalFacts) =>
  ({
    scheme: 'https',
    port: Number(new URL(province).port),
    looks: false,
    dataFolder,
    mailFolder,
    password,
    oneTimeSecret,
    output: '',
  }) as const;
