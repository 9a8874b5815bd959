import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import { edgeReading } from '@cong-tinh/site';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const FOLDER = 'dist/console';
const SIGN_IN = '/dang-nhap';

/** Ant Design writes style elements while it runs; everything else comes from files of our own. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Serves the built console on the officials' host; an address that is no file is a screen of the application. */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  const root = join(projectRoot(), FOLDER);
  if (!existsSync(join(root, 'index.html'))) return;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic as never, { root, serve: false, cacheControl: false } as never);
  fastify.addHook('onRequest', (request, reply, done) => {
    const reading = edgeReading(request.raw);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reading?.host.kind !== 'console' || !reading.target || !reads || /^\/api(\/|$)/.test(reading.target.path)) return done();
    const { path } = reading.target;
    const file = /\.[a-z0-9]+$/i.test(path)
      ? path
      : path === SIGN_IN && existsSync(join(root, 'dang-nhap.html'))
        ? '/dang-nhap.html'
        : '/index.html';
    void reply.headers({ ...HEADERS, 'cache-control': file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache' });
    (reply as unknown as { sendFile(name: string): void }).sendFile(file.slice(1));
  });
}
