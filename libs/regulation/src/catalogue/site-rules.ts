import type { Basis } from '@cong-tinh/kernel';
import { containsAll, ruleKind } from './rule-kind.js';
import { flag, list, matching, oneOf, record, text } from './shape.js';

/** Codes of the facts a site's footer must state. */
export const FOOTER_FACTS = ['managingUnit', 'governingBody', 'responsiblePerson', 'address', 'phone', 'email'] as const;
export type FooterFact = (typeof FOOTER_FACTS)[number];

/** `site.footerFacts`: what must be known before a site is activated, judged on the day of activation. Basis: NĐ 174/2026 Điều 93 */
export interface FooterFacts {
  readonly facts: readonly { readonly code: FooterFact; readonly label: string }[];
}

/** One category a new site begins with. Categories are flat. */
export interface DefaultCategory {
  /** Stable code within the tree: 'news'. */
  readonly code: string;
  readonly label: string;
  /** First part of its address, and of its articles' addresses: 'tin-tuc'. */
  readonly slug: string;
  /** A site may not drop it. */
  readonly mandatory: boolean;
  readonly basis: Basis;
}

/** `site.categories`: the category tree of a new site. */
export interface DefaultCategories {
  readonly categories: readonly DefaultCategory[];
}

/** What must be installed for a menu entry to lead somewhere; entries whose feature is absent are left out. */
export const MENU_FEATURES = ['editorial', 'documents', 'procedures', 'interaction', 'directory', 'site'] as const;
export type MenuFeature = (typeof MENU_FEATURES)[number];

/** `site.menu`: the menu of a new site, flat, in order. */
export interface DefaultMenu {
  readonly entries: readonly { readonly label: string; readonly path: string; readonly feature: MenuFeature }[];
}

/** `site.activation`: what provisioning demands before a site goes live. Basis: LA-19.2, LA-QĐ.3 */
export interface ActivationRule {
  readonly boardOpinion: boolean;
  readonly committeeDecision: boolean;
  readonly committeeLabel: string;
  readonly responsibleHead: boolean;
}

const slug = matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'đường dẫn không dấu');

export const siteRules = {
  'site.footerFacts': ruleKind<FooterFacts>({
    label: 'Thông tin bắt buộc ở chân trang',
    shape: record<FooterFacts>({
      facts: list(record<FooterFacts['facts'][number]>({ code: oneOf(...FOOTER_FACTS), label: text() }), 1),
    }),
    atLeast: containsAll(
      (value: FooterFacts) => value.facts,
      (fact: FooterFacts['facts'][number]) => fact.code,
    ),
  }),
  'site.categories': ruleKind<DefaultCategories>({
    label: 'Chuyên mục mặc định',
    shape: record<DefaultCategories>({
      categories: list(
        record<DefaultCategory>({
          code: matching(/^[a-z][a-zA-Z0-9]*$/, 'mã chuyên mục'),
          label: text(),
          slug,
          mandatory: flag(),
          basis: text(),
        }),
        1,
      ),
    }),
    atLeast: containsAll(
      (value: DefaultCategories) => value.categories.filter((category) => category.mandatory),
      (category: DefaultCategory) => category.code,
    ),
  }),
  'site.menu': ruleKind<DefaultMenu>({
    label: 'Trình đơn mặc định',
    shape: record<DefaultMenu>({
      entries: list(
        record<DefaultMenu['entries'][number]>({
          label: text(),
          path: matching(/^\/([a-z0-9]+(-[a-z0-9]+)*)?$/, 'đường dẫn không dấu'),
          feature: oneOf(...MENU_FEATURES),
        }),
        1,
      ),
    }),
  }),
  'site.activation': ruleKind<ActivationRule>({
    label: 'Điều kiện đưa trang vào hoạt động',
    shape: record<ActivationRule>({ boardOpinion: flag(), committeeDecision: flag(), committeeLabel: text(), responsibleHead: flag() }),
    atLeast: (a, b) =>
      (a.boardOpinion || !b.boardOpinion) && (a.committeeDecision || !b.committeeDecision) && (a.responsibleHead || !b.responsibleHead),
  }),
};
