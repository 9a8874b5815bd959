/** What happens to articles, told by the outbox. `approval` tells the first four in the same words; payloads hold ids only. */
export const ARTICLE_EVENTS = {
  submitted: 'article.submitted',
  signed: 'article.signed',
  approved: 'article.approved',
  refused: 'article.refused',
  handedIn: 'article.handed_in',
  published: 'article.published',
  withdrawn: 'article.withdrawn',
} as const;

export interface ArticleEventPayload {
  readonly subjectId: string;
  readonly approvalId?: string;
  /** Of what was published. */
  readonly version?: number;
  /** Code of the ground of a withdrawal. */
  readonly ground?: string;
}
