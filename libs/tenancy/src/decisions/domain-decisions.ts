import { Injectable } from '@nestjs/common';
import { TenancyRules } from '../rules/tenancy-rules.js';
import type { Decision, DecisionInput } from './decision.js';
import { DecisionRepository } from './decision.repository.js';

/** Decisions of the office that gives hosts, as the rule of their date names it. Basis: LA-3.2 */
@Injectable()
export class DomainDecisions {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly rules: TenancyRules,
  ) {}

  async record(paper: DecisionInput, summary: string, demonstration = false): Promise<Decision> {
    const { office } = this.rules.domainRegime(paper.decidedOn);
    return this.decisions.record({ ...paper, summary: paper.summary ?? summary, issuer: office, demonstration });
  }
}
