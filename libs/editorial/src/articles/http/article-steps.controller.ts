import { Route } from '@cong-tinh/platform';
import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toArticle } from '../article.mapper.js';
import { ArticleService } from '../article.service.js';
import { ClassifyArticleAction } from '../classify-article.action.js';
import { ClassificationBody, RefusalBody, SignatureBody, SubmissionBody, WithdrawalBody } from '../dto/article.requests.js';
import { ArticleResponse } from '../dto/article.responses.js';
import { PublishArticleAction } from '../publish-article.action.js';
import { RefuseArticleAction } from '../refuse-article.action.js';
import { SignArticleAction } from '../sign-article.action.js';
import { SubmitArticleAction } from '../submit-article.action.js';
import { WithdrawArticleAction } from '../withdraw-article.action.js';

/** The way of an article to its citizens, step by step; every answer is the article as it then stands. */
@ApiTags('Tin, bài')
@Controller('api/sites/:site/articles/:id')
export class ArticleStepsController {
  constructor(
    private readonly articles: ArticleService,
    private readonly classify: ClassifyArticleAction,
    private readonly submit: SubmitArticleAction,
    private readonly sign: SignArticleAction,
    private readonly refuse: RefuseArticleAction,
    private readonly publish: PublishArticleAction,
    private readonly withdraw: WithdrawArticleAction,
  ) {}

  @Post('classification')
  @HttpCode(200)
  @ApiOperation({ summary: 'Phân loại thể loại; không làm mất chữ ký', operationId: 'classifyArticle' })
  @ApiOkResponse({ type: ArticleResponse })
  @Route({ permission: 'article.classify', rate: 'write', cache: 'none', audit: 'action' })
  async classification(
    @Param('site', ParseUUIDPipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { genre }: ClassificationBody,
  ): Promise<ArticleResponse> {
    await this.classify.execute(site, id, genre);
    return this.answer(site, id);
  }

  @Post('submission')
  @HttpCode(200)
  @ApiOperation({ summary: 'Trình Ban Biên tập, hoặc chuyển đơn vị phụ trách nội dung', operationId: 'submitArticle' })
  @ApiOkResponse({ type: ArticleResponse })
  @Route({ permission: 'article.submit', rate: 'write', cache: 'none', audit: 'action' })
  async submission(
    @Param('site', ParseUUIDPipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SubmissionBody,
  ): Promise<ArticleResponse> {
    await this.submit.execute({ ...body, siteId: site, articleId: id });
    return this.answer(site, id);
  }

  @Post('signatures')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ký duyệt đúng bản có mã băm đã nêu', operationId: 'signArticle' })
  @ApiOkResponse({ type: ArticleResponse })
  @Route({ permission: 'article.sign', rate: 'write', cache: 'none', audit: 'action' })
  async signature(
    @Param('site', ParseUUIDPipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignatureBody,
  ): Promise<ArticleResponse> {
    await this.sign.execute({ ...body, siteId: site, articleId: id });
    return this.answer(site, id);
  }

  @Post('refusal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Từ chối đăng tải theo một căn cứ, có ghi chú', operationId: 'refuseArticle' })
  @ApiOkResponse({ type: ArticleResponse })
  @Route({ permission: 'article.refuse', rate: 'write', cache: 'none', audit: 'action' })
  async refusal(
    @Param('site', ParseUUIDPipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RefusalBody,
  ): Promise<ArticleResponse> {
    await this.refuse.execute({ ...body, siteId: site, articleId: id });
    return this.answer(site, id);
  }

  @Post('publication')
  @HttpCode(200)
  @ApiOperation({ summary: 'Đăng bản đã được duyệt', operationId: 'publishArticle' })
  @ApiOkResponse({ type: ArticleResponse })
  @Route({ permission: 'article.publish', rate: 'write', cache: 'none', audit: 'action' })
  async publication(@Param('site', ParseUUIDPipe) site: string, @Param('id', ParseUUIDPipe) id: string): Promise<ArticleResponse> {
    await this.publish.execute(site, id);
    return this.answer(site, id);
  }

  @Post('withdrawal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gỡ bỏ; địa chỉ trả lời 410 kèm lý do', operationId: 'withdrawArticle' })
  @ApiOkResponse({ type: ArticleResponse })
  @Route({ permission: 'article.withdraw', rate: 'write', cache: 'none', audit: 'action' })
  async withdrawal(
    @Param('site', ParseUUIDPipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawalBody,
  ): Promise<ArticleResponse> {
    await this.withdraw.execute({ ...body, siteId: site, articleId: id });
    return this.answer(site, id);
  }

  private async answer(site: string, id: string): Promise<ArticleResponse> {
    return toArticle(await this.articles.get(site, id));
  }
}
