import { Audit } from '@cong-tinh/audit';
import { CLOCK, uuidv7, type Clock } from '@cong-tinh/kernel';
import { Database, Outbox, RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { UnitKind } from '../catalogue/vocabulary.js';
import { RegulationRepository } from '../regulation.repository.js';
import { RegulationSnapshot } from '../regulation-snapshot.js';
import { RuleBook } from './rule-book.js';
import { overrideInvalid, overrideLoosens } from './rule.errors.js';
import { ruleProblems } from './rule-problems.js';
import type { RuleOverride } from './rule.js';

/** A decision to be put on record, and the kind of unit it concerns. */
export type OverrideInput = Omit<RuleOverride, 'id'> & { readonly unitKind: UnitKind };

/** Records the decision of a competent authority that sets a rule aside at its own level. Basis: LA-19.1, LA-23.1 */
@Injectable()
export class DecideOverrideAction {
  constructor(
    private readonly database: Database,
    private readonly repository: RegulationRepository,
    private readonly snapshot: RegulationSnapshot,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws InvalidError `override_invalid` · InvalidError `override_loosens` when a higher level forbids it */
  async execute({ unitKind, ...input }: OverrideInput): Promise<RuleOverride> {
    const override: RuleOverride = { ...input, id: uuidv7(this.clock.now()) };
    const problems = ruleProblems([override]);
    if (problems.length > 0) throw overrideInvalid(problems);
    await this.database.inPlatform(async () => {
      await this.repository.raiseRevision();
      const { regulations, rules, overrides } = await this.repository.load();
      refuseLoosening(new RuleBook(regulations, rules, [...overrides, override]), override, unitKind);
      const { actor } = this.request;
      await this.repository.insertOverride(override, { at: this.clock.now(), id: actor.id, name: actor.name });
      await this.audit.record({
        siteId: null,
        action: 'rule.overridden',
        subject: { kind: 'rule_override', id: override.id, label: override.key },
        details: { ...override },
        basis: override.basis,
      });
      await this.outbox.add('rule.overridden', { siteId: null, overrideId: override.id, key: override.key });
    });
    if (this.database.door === null) await this.snapshot.reload();
    return override;
  }
}

function refuseLoosening(book: RuleBook, override: RuleOverride, unitKind: UnitKind): void {
  const resolved = book.resolve(override.key, { unitKind, date: override.validFrom, siteId: override.siteId ?? undefined });
  const entry = resolved?.trail.find(({ ruleId }) => ruleId === override.id);
  if (entry?.verdict === 'refused') throw overrideLoosens(entry.why, resolved!.basis);
}
