import { Route, type RouteDeclaration } from '@cong-tinh/platform';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from './page-renderer.js';
import { SitePages } from './site-pages.js';

const PAGE: RouteDeclaration = { permission: 'public', rate: 'page', cache: 'page', audit: 'none' };

/** What citizens ask of a site. The edge sends requests here by their host; `/@trang` is no address outside. */
@ApiExcludeController()
@Controller('@trang')
export class PublicPagesController {
  constructor(
    private readonly pages: SitePages,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  @Route(PAGE)
  async home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.answer(request, reply, (site, target) => this.renderer.home(site, target));
  }

  @Get('so-do-trang')
  @Route(PAGE)
  async siteMap(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.answer(request, reply, (site, target) => this.renderer.siteMap(site, target));
  }

  @Get('sitemap.xml')
  @Route(PAGE)
  async siteMapXml(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.answer(request, reply, (site, target) => this.renderer.siteMapXml(site, target));
  }

  @Get('robots.txt')
  @Route(PAGE)
  async robots(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.answer(request, reply, (site) => this.renderer.robots(site));
  }

  @Get('rss.xml')
  @Route(PAGE)
  async feed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.answer(request, reply, (site, target) => this.renderer.feed(site, target, null));
  }

  @Get(':category/rss.xml')
  @Route(PAGE)
  async categoryFeed(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('category') category: string): Promise<void> {
    await this.pages.answer(request, reply, (site, target) => this.renderer.feed(site, target, category));
  }

  /** Categories, articles, moved and withdrawn addresses, and what is nothing of these. */
  @Get('*')
  @Route(PAGE)
  async address(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.answer(request, reply, (site, target) => this.renderer.address(site, target));
  }
}
