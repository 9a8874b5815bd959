import {
  ClassifyArticleAction,
  CreateArticleAction,
  ArticleService,
  PublishArticleAction,
  SignArticleAction,
  SubmitArticleAction,
} from '@cong-tinh/editorial';
import { SiteRules } from '@cong-tinh/approval';
import { Database, RequestContext } from '@cong-tinh/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { ARTICLES, type SampleArticle } from './articles.js';
import { holderOf, siteAt } from './holders.js';

/** Writes, signs and publishes the demonstration articles through the same actions as everybody; once. */
export async function writeArticles(app: INestApplicationContext): Promise<void> {
  for (const host of new Set(ARTICLES.map((article) => article.host))) {
    const siteId = siteAt(app, host);
    const database = app.get(Database);
    const known = await database.inSite(siteId, () => database.query('select from articles limit 1'));
    if (known.length > 0) continue;
    // The newest stands first on a page: written last.
    for (const article of ARTICLES.filter((one) => one.host === host).reverse()) await bringOut(app, siteId, article);
  }
}

async function bringOut(app: INestApplicationContext, siteId: string, article: SampleArticle): Promise<void> {
  const request = app.get(RequestContext);
  const [writer, signer, uploader] = await Promise.all([
    holderOf(app, siteId, 'contentUnit'),
    holderOf(app, siteId, 'head'),
    holderOf(app, siteId, 'uploader'),
  ]);
  const id = await request.runAs(writer, async () => {
    const { category, title, summary, featured = false, paragraphs } = article;
    const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
    const made = await app.get(CreateArticleAction).execute(siteId, { category, title, summary, featured, body });
    await app.get(ClassifyArticleAction).execute(siteId, made, 'news');
    await app.get(SubmitArticleAction).execute({ siteId, articleId: made, checklist: await answeredChecklist(app, siteId) });
    return made;
  });
  await request.runAs(signer, async () => {
    const { approval } = await app.get(ArticleService).get(siteId, id);
    if (!approval) throw new Error(`${article.title}: no approval was opened`);
    const verdicts = { content: 'pass', form: 'pass', dosage: 'pass' } as const;
    await app.get(SignArticleAction).execute({ siteId, articleId: id, contentHash: approval.approval.contentHash, verdicts });
  });
  await request.runAs(uploader, () => app.get(PublishArticleAction).execute(siteId, id));
}

async function answeredChecklist(app: INestApplicationContext, siteId: string) {
  const database = app.get(Database);
  const { value } = await database.inSite(siteId, () => app.get(SiteRules).at('article.checklist', siteId));
  return { version: value.version, answers: Object.fromEntries(value.items.map(({ code }) => [code, true])) };
}
