import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config, projectRoot } from '@cong-tinh/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ProvinceModule } from '../../portal/src/province.module.js';
import { reaching } from './failures.js';

/** The environment's configuration; failing that, the one `npm start` left beside its data. */
export function loadConfig(): Config {
  if (process.env.PORTAL_ENV) return load({});
  const file = join(process.env.DATA_FOLDER ?? join(projectRoot(), '.data'), 'local.env');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return load({});
  }
  const kept = Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return load(kept);
}

/** What an operator must know is said by the command itself; the log is for whoever asks for it. */
const load = (kept: Record<string, string>) => Config.load({ ...kept, LOG_LEVEL: 'silent', ...process.env });

/** Runs `work` inside the province without serving anybody, and lets go of everything afterwards. */
export async function withProvince<T>(work: (app: INestApplicationContext, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig();
  return reaching(config, async () => {
    const app = await NestFactory.createApplicationContext(ProvinceModule.with({ config, schedules: false }), {
      logger: false,
      abortOnError: false,
    });
    try {
      return await work(app, config);
    } finally {
      await app.close();
    }
  });
}
