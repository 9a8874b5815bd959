import { fold, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import type { Cursor } from '@cong-tinh/publication';
import { Injectable } from '@nestjs/common';
import type { ArticleContent, ArticleVersion } from './article-version.entity.js';
import type { Article } from './article.entity.js';
import { articleNotFound } from './article.errors.js';
import type { ArticleScope } from './article.policy.js';
import type { ArticleState } from './article.states.js';

const ARTICLE_COLUMNS = `site_id as "siteId", id, slug, state, current_version as "currentVersion", live_version as "liveVersion", title, category, genre,
  classified_by_name as "classifiedByName", restricted, author_id as "authorId", author_name as "authorName", created_at as "createdAt", updated_at as "updatedAt"`;

const VERSION_COLUMNS = `id, article_id as "articleId", number, slug, title, summary, body, category, featured, office, byline, origin, source,
  source_author as "sourceAuthor", source_url as "sourceUrl", image, change_note as "changeNote", edited_by_id as "editedById",
  edited_by_name as "editedByName", created_at as "createdAt"`;

export interface ArticleFilter {
  readonly states?: readonly ArticleState[];
  readonly category?: string;
  readonly search?: string;
  readonly mine?: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Every query on articles and their versions. */
@Injectable()
export class ArticleRepository {
  constructor(private readonly database: Database) {}

  /** @throws NotFoundError `article_not_found` */
  async get(siteId: string, id: string): Promise<Article> {
    return this.one(siteId, id, '');
  }

  /** The article, held against other changes until the transaction ends. @throws NotFoundError `article_not_found` */
  async lock(siteId: string, id: string): Promise<Article> {
    return this.one(siteId, id, 'for update');
  }

  /** Newest change first; one more than asked, when there is one, tells that another page follows. */
  async list(
    siteId: string,
    viewerId: string,
    scope: ArticleScope,
    filter: ArticleFilter,
    from: Cursor,
    limit: number,
  ): Promise<Article[]> {
    return this.database.query<Article>(
      `select ${ARTICLE_COLUMNS} from articles
       where site_id = $1 and (updated_at, id) < ($2::timestamptz, $3::uuid)
         and ($4::uuid is null or author_id = $4)
         and ($5 or not restricted or author_id = $6)
         and ($7::text[] is null or state = any($7))
         and ($8::text is null or category = $8)
         and ($9::text is null or search_text like '%' || $9 || '%')
         and (not $10 or author_id = $6)
       order by updated_at desc, id desc limit $11`,
      [
        siteId,
        from.at,
        from.id,
        scope.writtenBy,
        scope.includesRestricted,
        viewerId,
        filter.states ?? null,
        filter.category ?? null,
        filter.search ? escapeLike(fold(filter.search)) : null,
        filter.mine ?? false,
        limit + 1,
      ],
    );
  }

  async isLive(siteId: string, id: string): Promise<boolean> {
    const rows = await this.database.query('select from articles where site_id = $1 and id = $2 and live_version is not null', [
      siteId,
      id,
    ]);
    return rows.length > 0;
  }

  async getVersion(siteId: string, articleId: string, number: number): Promise<ArticleVersion> {
    const [version] = await this.database.query<ArticleVersion>(
      `select ${VERSION_COLUMNS} from article_versions where site_id = $1 and article_id = $2 and number = $3`,
      [siteId, articleId, number],
    );
    if (!version) throw articleNotFound();
    return version;
  }

  /** Newest first. */
  async listVersions(siteId: string, articleId: string): Promise<ArticleVersion[]> {
    return this.database.query<ArticleVersion>(
      `select ${VERSION_COLUMNS} from article_versions where site_id = $1 and article_id = $2 order by number desc limit 500`,
      [siteId, articleId],
    );
  }

  /** The slugs that begin with these words and are, or were, another article's. */
  async listSlugs(siteId: string, beginning: string, exceptArticleId: string | null): Promise<string[]> {
    const rows = await this.database.query<{ slug: string }>(
      `select distinct slug from article_versions where site_id = $1 and (slug = $2 or slug like $2 || '-%') and ($3::uuid is null or article_id <> $3)`,
      [siteId, beginning, exceptArticleId],
    );
    return rows.map((row) => row.slug);
  }

  /** Whether another article of the site has, or had, this slug. */
  async hasSlug(siteId: string, slug: string, exceptArticleId: string | null): Promise<boolean> {
    const rows = await this.database.query(
      'select from article_versions where site_id = $1 and slug = $2 and ($3::uuid is null or article_id <> $3) limit 1',
      [siteId, slug, exceptArticleId],
    );
    return rows.length > 0;
  }

  async insert(siteId: string, id: string, content: ArticleContent, by: Person, state: ArticleState, at: Date): Promise<void> {
    await this.database.query(
      `insert into articles (site_id, id, slug, state, current_version, title, category, search_text, author_id, author_name, created_at, updated_at)
       values ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9, $10, $10)`,
      [siteId, id, content.slug, state, content.title, content.category, searchText(content), by.id, by.name, at],
    );
    await this.insertVersion(siteId, id, 1, content, by, null, at);
  }

  /** A further version becomes the current one. */
  async addVersion(
    article: Article,
    content: ArticleContent,
    state: ArticleState,
    by: Person,
    changeNote: string | null,
    at: Date,
  ): Promise<void> {
    const { siteId, id } = article;
    const number = article.currentVersion + 1;
    await this.insertVersion(siteId, id, number, content, by, changeNote, at);
    await this.database.query(
      `update articles set slug = $3, state = $4, current_version = $5, title = $6, category = $7, search_text = $8, updated_at = $9 where site_id = $1 and id = $2`,
      [siteId, id, content.slug, state, number, content.title, content.category, searchText(content), at],
    );
  }

  /** What changes without a new text: the state, the version that is live, what must not be known. */
  async move(
    { siteId, id }: Article,
    change: { readonly state: ArticleState; readonly liveVersion?: number | null; readonly restricted?: boolean },
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `update articles set state = $3, live_version = case when $4 then $5::int else live_version end, restricted = coalesce($6, restricted), updated_at = $7
       where site_id = $1 and id = $2`,
      [siteId, id, change.state, change.liveVersion !== undefined, change.liveVersion ?? null, change.restricted ?? null, at],
    );
  }

  async classify({ siteId, id }: Article, genre: string, by: Person, at: Date): Promise<void> {
    await this.database.query(
      `update articles set genre = $3, classified_by_id = $4, classified_by_name = $5, classified_at = $6, updated_at = $6 where site_id = $1 and id = $2`,
      [siteId, id, genre, by.id, by.name, at],
    );
  }

  private async insertVersion(
    siteId: string,
    articleId: string,
    number: number,
    content: ArticleContent,
    by: Person,
    changeNote: string | null,
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `insert into article_versions (site_id, id, article_id, number, slug, title, summary, body, category, featured, office, byline, origin, source, source_author,
         source_url, image, change_note, edited_by_id, edited_by_name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [
        siteId,
        uuidv7(at),
        articleId,
        number,
        content.slug,
        content.title,
        content.summary,
        content.body,
        content.category,
        content.featured,
        content.office,
        content.byline,
        content.origin,
        content.source,
        content.sourceAuthor,
        content.sourceUrl,
        content.image && JSON.stringify(content.image),
        changeNote,
        by.id,
        by.name,
        at,
      ],
    );
  }

  private async one(siteId: string, id: string, lock: '' | 'for update'): Promise<Article> {
    const [article] = await this.database.query<Article>(`select ${ARTICLE_COLUMNS} from articles where site_id = $1 and id = $2 ${lock}`, [
      siteId,
      id,
    ]);
    if (!article) throw articleNotFound();
    return article;
  }
}

const searchText = ({ title, summary }: ArticleContent): string => fold(`${title} ${summary}`);
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
