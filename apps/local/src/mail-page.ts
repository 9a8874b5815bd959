import { Mail, renderOutboxPage } from '@cong-tinh/platform';
import { edgeReading } from '@cong-tinh/site';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What would have been mailed, as a page on the officials' host of this machine. */
export function serveSentMail(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      const reading = edgeReading(request.raw);
      if (reading?.host.kind !== 'console' || reading.target?.path !== '/thu-di') return;
      const messages = (await app.get(Mail).outbox?.list()) ?? [];
      return reply
        .headers({
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'content-security-policy': "default-src 'none'",
        })
        .send(renderOutboxPage(messages));
    });
}
