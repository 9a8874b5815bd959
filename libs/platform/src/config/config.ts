import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import {
  addresses,
  count,
  longSecret,
  oneOf,
  optionalUrl,
  path,
  port,
  type Reader,
  type Setting,
  text,
  url,
  yesNo,
  zone,
} from './settings.js';

const setting = <T>(name: string, label: string, read: Reader<T>, more: { fallback?: string; secret?: boolean } = {}): Setting<T> => ({
  name,
  label,
  read,
  ...more,
});

/** Every setting the product reads, in one place. `NAME_FILE` may name a file that holds the value. */
export const SETTINGS = {
  env: setting('PORTAL_ENV', 'Môi trường chạy', oneOf('local', 'test', 'production'), { fallback: 'production' }),
  provinceZone: setting('PROVINCE_ZONE', 'Tên miền theo luật của tỉnh, như lưu trong cơ sở dữ liệu', zone, { fallback: 'longan.gov.vn' }),
  publicZone: setting('PUBLIC_ZONE', 'Tên miền mà trình duyệt thấy; khác PROVINCE_ZONE khi chạy tại chỗ', zone, {
    fallback: 'longan.gov.vn',
  }),
  publicScheme: setting('PUBLIC_SCHEME', 'Giao thức mà trình duyệt thấy', oneOf('http', 'https'), { fallback: 'https' }),
  publicPort: setting('PUBLIC_PORT', 'Cổng mà trình duyệt thấy', port, { fallback: '443' }),
  listenHost: setting('LISTEN_HOST', 'Địa chỉ lắng nghe (:: là cả IPv6 và IPv4)', text, { fallback: '::' }),
  listenPort: setting('LISTEN_PORT', 'Cổng lắng nghe', port, { fallback: '8080' }),
  operationsPort: setting(
    'OPERATIONS_PORT',
    'Cổng nội bộ cho /health, /ready, /metrics, /tls-allowed (chỉ loopback; 0 là không mở)',
    port,
    {
      fallback: '9464',
    },
  ),
  trustedProxies: setting('TRUSTED_PROXIES', 'Địa chỉ các máy chủ phía trước được tin, cách nhau bằng dấu phẩy', addresses, {
    fallback: '',
  }),
  dataFolder: setting('DATA_FOLDER', 'Thư mục dữ liệu', path, { fallback: '.data' }),
  databaseHost: setting('DATABASE_HOST', 'Máy chủ PostgreSQL', text, { fallback: '127.0.0.1' }),
  databasePort: setting('DATABASE_PORT', 'Cổng PostgreSQL', port, { fallback: '5432' }),
  databaseName: setting('DATABASE_NAME', 'Tên cơ sở dữ liệu', text, { fallback: 'portal' }),
  databasePool: setting('DATABASE_POOL', 'Số kết nối mỗi vai trò', count, { fallback: '8' }),
  databaseWait: setting('DATABASE_WAIT', 'Số giây chờ một kết nối trước khi bỏ cuộc', count, { fallback: '5' }),
  readHost: setting('DATABASE_READ_HOST', 'Máy chủ PostgreSQL chỉ đọc cho trang công khai; trống là máy chủ chính', text, { fallback: '' }),
  readPort: setting('DATABASE_READ_PORT', 'Cổng của máy chủ chỉ đọc', port, { fallback: '5432' }),
  ownerPassword: setting('DATABASE_OWNER_PASSWORD', 'Mật khẩu vai trò portal_owner (chỉ khi migrate)', text, {
    fallback: '',
    secret: true,
  }),
  appPassword: setting('DATABASE_APP_PASSWORD', 'Mật khẩu vai trò portal_app', text, { secret: true }),
  publicPassword: setting('DATABASE_PUBLIC_PASSWORD', 'Mật khẩu vai trò portal_public', text, { secret: true }),
  platformPassword: setting('DATABASE_PLATFORM_PASSWORD', 'Mật khẩu vai trò portal_platform', text, { secret: true }),
  jobsPassword: setting('DATABASE_JOBS_PASSWORD', 'Mật khẩu vai trò portal_jobs', text, { secret: true }),
  sessionSecret: setting('SESSION_SECRET', 'Khóa mã hóa phiên làm việc', longSecret, { secret: true }),
  ssoIssuer: setting('SSO_ISSUER', 'Địa chỉ realm Keycloak', url),
  ssoClientId: setting('SSO_CLIENT_ID', 'Tên client của bàn làm việc', text, { fallback: 'cong-tinh-console' }),
  ssoClientSecret: setting('SSO_CLIENT_SECRET', 'Bí mật của client', text, { secret: true }),
  ssoAdminUrl: setting(
    'SSO_ADMIN_URL',
    'Địa chỉ nội bộ của Keycloak, để biết mật khẩu nào vừa được quản trị đặt lại mà kết thúc phiên; trống là không hỏi',
    optionalUrl,
    { fallback: '' },
  ),
  ssoAdapterFile: setting('SSO_ADAPTER_FILE', 'Tệp keycloak.json của client nhận bearer token', path, {
    fallback: 'deploy/keycloak/keycloak.json',
  }),
  storageKind: setting('STORAGE_KIND', 'Kho tệp', oneOf('files', 's3'), { fallback: 'files' }),
  storageEndpoint: setting('STORAGE_ENDPOINT', 'Địa chỉ kho S3', text, { fallback: '' }),
  storageBucket: setting('STORAGE_BUCKET', 'Tên bucket', text, { fallback: 'cong-tinh' }),
  storageRegion: setting('STORAGE_REGION', 'Vùng của kho S3', text, { fallback: 'us-east-1' }),
  storageAccessKey: setting('STORAGE_ACCESS_KEY', 'Khóa truy cập S3', text, { fallback: '', secret: true }),
  storageSecretKey: setting('STORAGE_SECRET_KEY', 'Khóa bí mật S3', text, { fallback: '', secret: true }),
  mailHost: setting('MAIL_HOST', 'Máy chủ SMTP; trống là chỉ ghi vào hộp thư đi tại chỗ', text, { fallback: '' }),
  mailPort: setting('MAIL_PORT', 'Cổng SMTP', port, { fallback: '587' }),
  mailUser: setting('MAIL_USER', 'Tài khoản SMTP', text, { fallback: '' }),
  mailPassword: setting('MAIL_PASSWORD', 'Mật khẩu SMTP', text, { fallback: '', secret: true }),
  mailFrom: setting('MAIL_FROM', 'Địa chỉ gửi', text, { fallback: 'webmaster@longan.gov.vn' }),
  pageCacheMegabytes: setting('PAGE_CACHE_MB', 'Bộ nhớ cho trang đã dựng (MB)', count, { fallback: '128' }),
  demonstration: setting('DEMONSTRATION', 'Có dữ liệu minh họa hay không', yesNo, { fallback: 'no' }),
  logLevel: setting('LOG_LEVEL', 'Mức ghi nhật ký', oneOf('silent', 'error', 'warn', 'info', 'debug'), { fallback: 'info' }),
} as const;

export type ConfigValues = { -readonly [K in keyof typeof SETTINGS]: ReturnType<(typeof SETTINGS)[K]['read']> };

/** Every fault of the environment at once, each in a sentence that names the setting. */
export class ConfigurationError extends Error {
  constructor(readonly faults: string[]) {
    super(`Cấu hình chưa đúng:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

const Values = class {} as new () => Readonly<ConfigValues>;

/** The validated configuration; a wrong value stops the process before anything starts. Printed, it shows no secret. */
export class Config extends Values {
  constructor(values: ConfigValues) {
    super();
    Object.assign(this, values);
    Object.freeze(this);
  }

  /** An empty value is one that is not set: container tools pass names on without values. */
  static load(env: NodeJS.ProcessEnv = process.env): Config {
    const faults: string[] = [];
    const values: Record<string, unknown> = {};
    for (const [key, one] of Object.entries<Setting>(SETTINGS)) {
      try {
        values[key] = readSetting(one, env);
      } catch (error) {
        faults.push(`${one.name} (${one.label}): ${(error as Error).message}.`);
      }
    }
    if (faults.length > 0) throw new ConfigurationError(faults);
    return new Config(values as ConfigValues);
  }

  toJSON(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this).map(([key, value]) => [key, isSecret(key) && value !== '' ? '•••' : (value as unknown)]),
    );
  }

  [inspect.custom](): Record<string, unknown> {
    return this.toJSON();
  }
}

const isSecret = (key: string): boolean => (SETTINGS as Record<string, Setting>)[key]?.secret === true;

function readSetting(one: Setting, env: NodeJS.ProcessEnv): unknown {
  const file = env[`${one.name}_FILE`];
  const value = (file ? readFile(file) : env[one.name]) || one.fallback;
  if (value === undefined) throw new Error('chưa được đặt');
  return one.read(value);
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(`không đọc được tệp ${file} (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}
