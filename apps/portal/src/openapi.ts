import { fixedClock } from '@cong-tinh/kernel';
import { Config, SETTINGS } from '@cong-tinh/platform';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProvinceModule } from './province.module.js';

/** The officials' API as OpenAPI, from the controllers' metadata alone: nothing is connected to and nothing runs. */
export async function describeApi(): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ProvinceModule.with({ config: sampleConfig(), clock: fixedClock('2026-01-01T00:00:00Z'), schedules: false }),
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  const about = new DocumentBuilder()
    .setTitle('Cổng Tỉnh: API của cán bộ')
    .setDescription('Lỗi trả về theo RFC 9457 (application/problem+json); máy khách phân biệt bằng `code`.')
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(app, about);
}

/** Values of the right shape for what has no fallback. */
function sampleConfig(): Config {
  const missing = Object.values(SETTINGS).filter((setting) => setting.fallback === undefined);
  const sample = (name: string) => (name === 'SSO_ISSUER' ? 'http://sso.longan.localhost/realms/cong-tinh' : 'x'.repeat(32));
  return Config.load(Object.fromEntries(missing.map(({ name }) => [name, sample(name)])));
}
