import type { ChainRoute, Resolved } from '@cong-tinh/regulation';
import { Injectable } from '@nestjs/common';
import { fieldHasMember, routeFor } from '../chain/engine.js';
import { SiteRules } from '../rules/site-rules.js';
import { type SeatedPost, Signers } from '../signers/signers.service.js';
import { noRoute } from './approval.errors.js';

export type ChainRuleKey = 'approval.chain.article';

/** What decides which route content takes. */
export interface RouteQuestion {
  readonly siteId: string;
  readonly rule: ChainRuleKey;
  readonly authorIds: readonly string[];
  readonly revision: boolean;
}

export interface FoundRoute {
  readonly rule: Resolved<ChainRuleKey>;
  readonly route: ChainRoute;
  readonly authorPosts: readonly SeatedPost[];
}

/** The route such content takes today, by the rule of the site and the seats that hold. */
@Injectable()
export class Routes {
  constructor(
    private readonly rules: SiteRules,
    private readonly signers: Signers,
  ) {}

  /** @throws InvalidError `approval_no_route` */
  async find({ siteId, rule: key, authorIds, revision }: RouteQuestion): Promise<FoundRoute> {
    const rule = await this.rules.at(key, siteId);
    const seated = await this.signers.list(siteId);
    const authorPosts = seated.filter((post) => authorIds.includes(post.accountId));
    const route = routeFor(rule.value, {
      siteKind: await this.rules.kindOf(siteId),
      fieldHasMember: fieldHasMember(authorPosts, seated, authorIds),
      authorSectors: authorPosts.flatMap((post) => (post.sector === null ? [] : [post.sector])),
      revision,
    });
    if (!route) throw noRoute();
    return { rule, route, authorPosts };
  }
}
