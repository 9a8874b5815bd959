import type { RouteQuestion } from '@cong-tinh/approval';
import type { ArticleVersion } from './article-version.entity.js';
import type { Article } from './article.entity.js';

/** Under which rule an article is agreed, and whose work it is: the author first, then whoever edited what is to be signed. */
export function routeQuestion(article: Article, version: Pick<ArticleVersion, 'editedById'>): RouteQuestion {
  return {
    siteId: article.siteId,
    rule: 'approval.chain.article',
    authorIds: [...new Set([article.authorId, version.editedById])],
    revision: article.liveVersion !== null,
  };
}
