import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config, createLogger, NestLogger, projectRoot } from '@cong-tinh/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ProvinceModule } from '../../portal/src/province.module.js';

/** The environment's configuration; failing that, the one `npm start` left beside its data. */
export function loadConfig(): Config {
  if (process.env.PORTAL_ENV) return Config.load();
  const file = join(process.env.DATA_FOLDER ?? join(projectRoot(), '.data'), 'local.env');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return Config.load();
  }
  const kept = Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return Config.load({ ...kept, ...process.env });
}

/** Runs `work` inside the province without serving anybody, and lets go of everything afterwards. */
export async function withProvince<T>(work: (app: INestApplicationContext, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig();
  const app = await NestFactory.createApplicationContext(ProvinceModule.with({ config, schedules: false }), {
    logger: new NestLogger(createLogger('error')),
  });
  try {
    return await work(app, config);
  } finally {
    await app.close();
  }
}
