import { Config, createAdapter } from '@cong-tinh/platform';
import { SiteModule } from '@cong-tinh/site';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProvinceModule } from './province.module.js';

/** Nothing is connected to while the API describes itself; these only have to be well-formed. */
const PLACEHOLDERS = {
  PORTAL_ENV: 'test',
  DATABASE_APP_PASSWORD: 'none',
  DATABASE_PUBLIC_PASSWORD: 'none',
  DATABASE_PLATFORM_PASSWORD: 'none',
  DATABASE_JOBS_PASSWORD: 'none',
  SESSION_SECRET: 'no session is ever opened with this',
  SSO_ISSUER: 'http://sso.longan.localhost/realms/cong-tinh',
  SSO_CLIENT_SECRET: 'none',
};

/** The officials' API as OpenAPI, from the decorators alone: no database, no listening, paths in order. */
export async function describeApi(): Promise<OpenAPIObject> {
  const config = Config.load(PLACEHOLDERS);
  const app = await NestFactory.create(ProvinceModule.with({ config, schedules: false, more: [SiteModule] }), createAdapter(config), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  const about = new DocumentBuilder()
    .setTitle('Cổng Tỉnh')
    .setDescription('API của bàn làm việc; mọi lỗi là application/problem+json (RFC 9457).')
    .setVersion('1')
    .addServer('/')
    .build();
  const document = SwaggerModule.createDocument(app, about);
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
  return { ...document, paths: Object.fromEntries(paths.sort(([a], [b]) => (a < b ? -1 : 1))) };
}
