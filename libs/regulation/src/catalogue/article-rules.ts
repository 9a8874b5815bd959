import type { Basis } from '@cong-tinh/kernel';
import { containsAll, ruleKind } from './rule-kind.js';
import { integer, list, matching, record, text } from './shape.js';

/** `article.checklist`: what is affirmed of every item before it is submitted, and kept with its approval. Basis: LA-4.2.c, LA-12.1 */
export interface ComplianceChecklist {
  /** Stored with every answer; raised when an item changes. */
  readonly version: number;
  readonly items: readonly { readonly code: string; readonly label: string; readonly basis: Basis }[];
}

/** `article.genres`: classes of works, the basis of royalties; outside what a signature binds. Basis: LA-13.1.a1 */
export interface ArticleGenres {
  readonly genres: readonly { readonly code: string; readonly label: string }[];
}

const code = matching(/^[a-z][a-zA-Z0-9]*$/, 'mã');

export const articleRules = {
  'article.checklist': ruleKind<ComplianceChecklist>({
    label: 'Bảng kiểm tra tuân thủ trước khi đăng',
    shape: record<ComplianceChecklist>({
      version: integer(1),
      items: list(record<ComplianceChecklist['items'][number]>({ code, label: text(), basis: text() }), 1),
    }),
    atLeast: containsAll(
      (value: ComplianceChecklist) => value.items,
      (item: ComplianceChecklist['items'][number]) => item.code,
    ),
  }),
  'article.genres': ruleKind<ArticleGenres>({
    label: 'Thể loại tác phẩm',
    shape: record<ArticleGenres>({ genres: list(record<ArticleGenres['genres'][number]>({ code, label: text() }), 1) }),
  }),
};
