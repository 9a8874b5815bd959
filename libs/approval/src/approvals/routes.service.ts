import type { ChainRoute, Resolved } from '@cong-tinh/regulation';
import { Injectable } from '@nestjs/common';
import { type Authors, fieldHasMember, routeFor } from '../chain/engine.js';
import { SiteRules } from '../rules/site-rules.js';
import { authorsAmong, Signers } from '../signers/signers.service.js';
import { noRoute } from './approval.errors.js';

export type ChainRuleKey = 'approval.chain.article';

/** What decides which route content takes. */
export interface RouteQuestion {
  readonly siteId: string;
  readonly rule: ChainRuleKey;
  /** The author first, then everyone who edited the text. */
  readonly authorIds: readonly string[];
  readonly revision: boolean;
}

export interface FoundRoute {
  readonly rule: Resolved<ChainRuleKey>;
  readonly route: ChainRoute;
  readonly authors: Authors;
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
    const authors = authorsAmong(seated, authorIds);
    const route = routeFor(rule.value, {
      siteKind: await this.rules.kindOf(siteId),
      fieldHasMember: fieldHasMember(authors.posts, seated, authorIds),
      authorSectors: authors.posts.flatMap((post) => (post.sector === null ? [] : [post.sector])),
      revision,
    });
    if (!route) throw noRoute();
    return { rule, route, authors };
  }
}
