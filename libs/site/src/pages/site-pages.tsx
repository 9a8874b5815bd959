import { formatInstant } from '@cong-tinh/kernel';
import { isDatabaseDown, LOGGER } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { renderToString } from 'preact-render-to-string';
import { AssetStore } from '../assets/asset-store.js';
import { CachedPage } from '../cache/cached-page.js';
import { PageCache } from '../cache/page-cache.js';
import type { RenderedPage } from '../cache/rendered-page.js';
import { Answers } from '../edge/answers.js';
import type { Target } from '../edge/request-target.js';
import { siteRequest } from '../edge/site-request.js';
import { BareView } from '../views/bare.page.js';
import { toHtml } from '../views/layout.js';
import { Notice } from '../views/parts.js';
import { SiteNotServed } from './page-renderer.js';

const RETRY_SECONDS = '30';

/** Renders one page of a site; called again by the cache when the page has to be made anew. */
export type RenderAt = (siteId: string, target: Target) => Promise<RenderedPage>;

/** Answers requests to citizens' hosts: from the page cache, or by rendering once for all who wait. */
@Injectable()
export class SitePages {
  constructor(
    private readonly cache: PageCache,
    private readonly answers: Answers,
    private readonly assets: AssetStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Answers with a page of the request's site. Controllers of public pages end with this. */
  async answer(request: FastifyRequest, reply: FastifyReply, render: RenderAt): Promise<void> {
    reply.hijack();
    const site = siteRequest(request.raw);
    if (!site) return this.refuse(request, reply, 404, 'Không tìm thấy', 'Không có gì ở địa chỉ này.');
    const { siteId, target, personal } = site;
    const once = () => render(siteId, target);
    try {
      if (personal) {
        this.answers.privatePage(request.raw, reply.raw, await CachedPage.of(await once(), 0));
        return;
      }
      const served = await this.cache.fetch({ siteId, path: target.path, query: target.query, variant: '' }, once);
      this.answers.page(request.raw, reply.raw, served);
    } catch (error) {
      this.fail(request, reply, error);
    }
  }

  private fail(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
    if (error instanceof SiteNotServed)
      return this.refuse(request, reply, 421, 'Không có trang ở địa chỉ này', 'Máy chủ không phục vụ tên miền được yêu cầu.');
    const down = isDatabaseDown(error);
    this.logger.error({ err: error, requestId: request.id }, 'a public page could not be rendered');
    const text = down
      ? 'Hệ thống đang tạm gián đoạn. Xin thử lại sau ít phút.'
      : `Trang gặp lỗi và đã được ghi lại. Khi cần hỗ trợ, xin báo mã ${request.id}.`;
    this.refuse(request, reply, down ? 503 : 500, 'Trang tạm thời chưa phục vụ được', text, down ? { 'retry-after': RETRY_SECONDS } : {});
  }

  private refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    title: string,
    text: string,
    headers: Record<string, string> = {},
  ): void {
    // A host we do not serve gets no style sheet of ours either.
    const styles = status === 421 ? [] : [this.assets.url('site.css')];
    this.answers.plain(request.raw, reply.raw, status, toHtml(<BareView title={title} text={text} styles={styles} />), {
      'x-request-id': request.id,
      ...headers,
    });
  }
}

/** Says on a page kept from before that it is one, and from when. */
export function markStandIn(html: string, renderedAt: number): string {
  const notice = renderToString(
    <div class="wrap stale">
      <Notice tone="warn" icon="history">
        <b>Bản lưu lúc {formatInstant(new Date(renderedAt))}.</b> Hệ thống đang tạm gián đoạn; nội dung dưới đây có thể chưa phải bản mới
        nhất.
      </Notice>
    </div>,
  );
  return html.replace(/<main[^>]*>/, (main) => main + notice);
}
