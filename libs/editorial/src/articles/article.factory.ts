import type { Post, Signer } from '@cong-tinh/approval';
import type { SeatKind } from '@cong-tinh/regulation';
import type { Article } from './article.entity.js';
import type { ArticlePerson } from './article.policy.js';

/** An article for tests; a draft of `writer` unless told otherwise. */
export const article = (more: Partial<Article> = {}): Article => ({
  siteId: 'site',
  id: 'article',
  slug: 'bai',
  state: 'draft',
  currentVersion: 1,
  liveVersion: null,
  title: 'Bài viết',
  category: 'tin-tuc',
  genre: null,
  classifiedByName: null,
  restricted: false,
  authorId: 'writer',
  authorName: 'Cộng tác viên',
  createdAt: new Date('2026-11-20T01:00:00Z'),
  updatedAt: new Date('2026-11-20T01:00:00Z'),
  ...more,
});

const post = (kind: SeatKind): Post => ({ seatId: `${kind}-seat`, kind, position: '', unitId: null, sector: null });

/** Somebody in these seats. */
export const person = (accountId: string, kinds: readonly SeatKind[], delegations: Signer['delegations'] = []): ArticlePerson => ({
  signer: { accountId, posts: kinds.map(post), delegations },
  breaksGlass: false,
});
