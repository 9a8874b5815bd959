import { Route } from '@cong-tinh/platform';
import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { toArticle, toListing, toText, toVersions } from '../article.mapper.js';
import { ArticleService } from '../article.service.js';
import { CreateArticleAction } from '../create-article.action.js';
import { ArticlesQuery, CreateArticleBody, EditArticleBody } from '../dto/article.requests.js';
import { ArticleResponse, ArticlesResponse, ArticleTextDto, ArticleVersionsResponse } from '../dto/article.responses.js';
import { EditArticleAction } from '../edit-article.action.js';

const LIMIT = 30;

@ApiTags('Tin, bài')
@Controller('api/sites/:site/articles')
export class ArticleController {
  constructor(
    private readonly articles: ArticleService,
    private readonly create: CreateArticleAction,
    private readonly edit: EditArticleAction,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Tin, bài tôi được xem, mới sửa trước', operationId: 'listArticles' })
  @ApiOkResponse({ type: ArticlesResponse })
  @Route({ permission: 'article.read', rate: 'read', cache: 'none', audit: 'none' })
  async list(@Param('site', ParseUUIDPipe) site: string, @Query() query: ArticlesQuery): Promise<ArticlesResponse> {
    const { state, category, search, mine, after, limit = LIMIT } = query;
    return toListing(await this.articles.list(site, { states: state, category, search, mine: mine === 'yes' }, after, limit));
  }

  @Post()
  @ApiOperation({ summary: 'Viết tin, bài mới', operationId: 'createArticle' })
  @ApiCreatedResponse({ type: ArticleResponse })
  @Route({ permission: 'article.edit', rate: 'write', cache: 'none', audit: 'action' })
  async post(@Param('site', ParseUUIDPipe) site: string, @Body() body: CreateArticleBody): Promise<ArticleResponse> {
    return toArticle(await this.articles.get(site, await this.create.execute(site, body)));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một tin, bài với lượt trình và những việc tôi được làm', operationId: 'getArticle' })
  @ApiOkResponse({ type: ArticleResponse })
  @Route({ permission: 'article.read', rate: 'read', cache: 'none', audit: 'none' })
  async get(@Param('site', ParseUUIDPipe) site: string, @Param('id', ParseUUIDPipe) id: string): Promise<ArticleResponse> {
    return toArticle(await this.articles.get(site, id));
  }

  @Put(':id')
  @ApiOperation({ summary: 'Lưu thành bản mới; chữ ký của bản trước hết giá trị', operationId: 'editArticle' })
  @ApiOkResponse({ type: ArticleResponse })
  @Route({ permission: 'article.edit', rate: 'write', cache: 'none', audit: 'action' })
  async put(
    @Param('site', ParseUUIDPipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditArticleBody,
  ): Promise<ArticleResponse> {
    await this.edit.execute({ ...body, siteId: site, articleId: id });
    return toArticle(await this.articles.get(site, id));
  }

  @Get(':id/versions')
  @ApiOperation({ summary: 'Mọi bản đã lưu, mới nhất trước', operationId: 'listArticleVersions' })
  @ApiOkResponse({ type: ArticleVersionsResponse })
  @Route({ permission: 'article.read', rate: 'read', cache: 'none', audit: 'none' })
  async versions(@Param('site', ParseUUIDPipe) site: string, @Param('id', ParseUUIDPipe) id: string): Promise<ArticleVersionsResponse> {
    return toVersions(await this.articles.listVersions(site, id));
  }

  @Get(':id/versions/:number')
  @ApiOperation({ summary: 'Một bản đã lưu', operationId: 'getArticleVersion' })
  @ApiOkResponse({ type: ArticleTextDto })
  @Route({ permission: 'article.read', rate: 'read', cache: 'none', audit: 'none' })
  async version(
    @Param('site', ParseUUIDPipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<ArticleTextDto> {
    const { article, version } = await this.articles.getVersion(site, id, number);
    return toText(article, version);
  }
}
