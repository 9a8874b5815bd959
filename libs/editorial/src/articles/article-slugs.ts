import { Publications } from '@cong-tinh/publication';
import { Injectable } from '@nestjs/common';
import { slugOf } from './article-content.js';
import { ARTICLE, pathOf } from './article.entity.js';
import { slugTaken } from './article.errors.js';
import { ArticleRepository } from './article.repository.js';

/** Gives articles addresses that were never another's, because an address that was published stays for ever. */
@Injectable()
export class ArticleSlugs {
  constructor(
    private readonly articles: ArticleRepository,
    private readonly publications: Publications,
  ) {}

  /** From the title, with a number when the site has had it: "lich-mo-cong-2". */
  async make(siteId: string, title: string, articleId: string | null = null): Promise<string> {
    const wanted = slugOf(title);
    const taken = new Set(await this.articles.listSlugs(siteId, wanted, articleId));
    if (!taken.has(wanted)) return wanted;
    let number = 2;
    while (taken.has(`${wanted}-${number}`)) number += 1;
    return `${wanted}-${number}`;
  }

  /** @throws ConflictError `slug_taken` */
  async requireFree(siteId: string, articleId: string | null, { slug, category }: { slug: string; category: string }): Promise<void> {
    const subject = { kind: ARTICLE, id: articleId ?? '00000000-0000-0000-0000-000000000000' };
    const free =
      !(await this.articles.hasSlug(siteId, slug, articleId)) &&
      (await this.publications.isFree(siteId, pathOf({ slug, category }), subject));
    if (!free) throw slugTaken(slug);
  }
}
