import { Signers } from '@cong-tinh/approval';
import { AccessService } from '@cong-tinh/identity';
import { RequestContext } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { readArticle } from '../editorial.permissions.js';
import { ArticlePolicy } from './article.policy.js';
import type { Person } from './article.repository.js';

/** Makes the policy for whoever acts now, with the seats and delegations of this moment. */
@Injectable()
export class ArticlePolicies {
  constructor(
    private readonly signers: Signers,
    private readonly access: AccessService,
    private readonly request: RequestContext,
  ) {}

  async for(siteId: string): Promise<ArticlePolicy> {
    const signer = await this.signers.current(siteId);
    const access = this.access.find();
    const breaksGlass = signer.posts.length === 0 && !!access?.knows(siteId) && access.groundOf(readArticle, siteId) === 'break-glass';
    return new ArticlePolicy({ signer, breaksGlass });
  }

  /** Whose hand a version bears; asked after a policy has let him. */
  get person(): Person {
    const { id, name } = this.request.actor;
    return { id: id!, name };
  }
}
