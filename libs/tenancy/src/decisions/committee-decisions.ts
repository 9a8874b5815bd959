import { Injectable } from '@nestjs/common';
import { TenancyRules } from '../rules/tenancy-rules.js';
import type { UnitKind } from '../units/unit.js';
import type { Decision, DecisionInput } from './decision.js';
import { DecisionRepository } from './decision.repository.js';

/** Decisions of the committee that decides about sites, as the rule of their date names it. Basis: LA-19.2 */
@Injectable()
export class CommitteeDecisions {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly rules: TenancyRules,
  ) {}

  async record(kind: UnitKind, paper: DecisionInput, summary: string, demonstration = false): Promise<Decision> {
    const rule = this.rules.activation(kind, paper.decidedOn);
    return this.decisions.record({ ...paper, summary: paper.summary ?? summary, issuer: rule.value.committeeLabel, demonstration });
  }
}
