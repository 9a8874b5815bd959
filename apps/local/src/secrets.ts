import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RolePasswords } from '@cong-tinh/platform';
import { StartError } from './start.errors.js';

/** What was drawn at the first start and must stay the same for the data to open. */
export interface Secrets {
  readonly superuserPassword: string;
  readonly rolePasswords: RolePasswords;
  readonly sessionSecret: string;
  readonly ssoClientSecret: string;
}

const draw = () => randomBytes(24).toString('hex');

/** Secrets of a data folder, made once; readable by their owner only. */
export function keepSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return readSecrets(file);
  const secrets: Secrets = {
    superuserPassword: draw(),
    rolePasswords: { portal_owner: draw(), portal_app: draw(), portal_public: draw(), portal_platform: draw(), portal_jobs: draw() },
    sessionSecret: draw(),
    ssoClientSecret: draw(),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function readSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (cause) {
    throw new StartError(`Không đọc được ${file}: hãy khôi phục tệp này từ bản sao lưu, hoặc chọn thư mục dữ liệu khác bằng --data.`, {
      cause,
    });
  }
}
