import { DomainError } from '@cong-tinh/kernel';
import { type ByteRange, FILE_LINK_PATH, LOGGER, ObjectStorage, Route } from '@cong-tinh/platform';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Answers } from '../edge/answers.js';
import { edgeReading } from '../edge/site-request.js';
import { BareView } from '../views/bare.page.js';
import { toHtml } from '../views/layout.js';

const TITLES: Readonly<Record<number, string>> = {
  403: 'Liên kết không còn dùng được',
  404: 'Không tìm thấy tệp',
  416: 'Không có phần tệp được yêu cầu',
  503: 'Kho tệp tạm thời chưa phục vụ được',
};

/** Seconds after which a client may ask a storage again that was away. */
const RETRY_SECONDS = '30';

/** One range of bytes; several, or another unit, are answered with the whole file (RFC 9110, 14.2). */
const RANGE = /^bytes=(\d{1,15})-(\d{1,15})?$/;

/**
 * Answers signed links on the host of files, which bears no cookie, whatever storage holds the object.
 * A file is what somebody sent in: nothing in it may run here, and nobody keeps it beyond the link.
 */
@ApiExcludeController()
@Controller('@tep')
export class StoredFilesController {
  constructor(
    private readonly storage: ObjectStorage,
    private readonly answers: Answers,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Get(`${FILE_LINK_PATH.slice(1)}*`)
  @Route({ permission: 'public', rate: 'read', cache: 'none', audit: 'none' })
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const { key, contentType, contentDisposition } = this.storage.openLink(edgeReading(request.raw)?.local ?? '');
      const range = rangeOf(request.headers.range);
      const { size, start, length, body } = await this.storage.get(key, range);
      // Fastify reads what it does not send.
      if (request.method === 'HEAD') body.destroy();
      await reply
        .status(range ? 206 : 200)
        .headers({
          'content-type': contentType,
          'content-disposition': contentDisposition,
          'content-length': length,
          'accept-ranges': 'bytes',
          ...(range && { 'content-range': `bytes ${start}-${start + length - 1}/${size}` }),
          'cache-control': 'private, no-store',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cross-origin-resource-policy': 'same-site',
          'referrer-policy': 'no-referrer',
        })
        .send(body);
    } catch (error) {
      this.refuse(request, reply, error);
    }
  }

  private refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
    const known = error instanceof DomainError;
    if (!known) this.logger.error({ err: error, requestId: request.id }, 'a stored file could not be sent');
    const status = !known ? 500 : error.code === 'range_not_satisfiable' ? 416 : error.status;
    const text = known ? error.message : `Tệp gặp lỗi khi đọc và lỗi đã được ghi lại. Khi cần hỗ trợ, xin báo mã ${request.id}.`;
    reply.hijack();
    const html = toHtml(<BareView title={TITLES[status] ?? 'Không gửi được tệp'} text={text} />);
    this.answers.plain(request.raw, reply.raw, status, html, status === 503 ? { 'retry-after': RETRY_SECONDS } : {});
  }
}

function rangeOf(header: string | undefined): ByteRange | undefined {
  const found = RANGE.exec(header ?? '');
  if (!found) return undefined;
  const [, start, end] = found;
  return { start: Number(start), ...(end !== undefined && { end: Number(end) }) };
}
