import type { IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import type { DecisionInput } from '../decisions/decision.js';
import type { Particulars } from '../sites/site-particulars.js';
import { LoadUnitsAction } from '../units/load-units.action.js';
import type { Unit } from '../units/unit.js';
import { holdsOn } from '../units/unit.js';
import { UnitRepository } from '../units/unit.repository.js';
import type { UnitEntry } from '../units/units-file.js';
import type { BatchCounts } from './batch.js';
import { BatchService } from './batch.service.js';
import { GrantBatchAction } from './grant-batch.action.js';
import type { BatchDetail } from './http/provisioning.dto.js';
import { PrepareBatchAction } from './prepare-batch.action.js';
import { RunBatchAction } from './run-batch.action.js';

/** Everything that stands behind a bulk provisioning: the units, the papers, the hosts a decision names, and who answers for each site. */
export interface ProvisioningPlan {
  readonly units: readonly UnitEntry[];
  /** Where the list comes from, for the audit. */
  readonly source: string;
  /** Of UBND tỉnh. */
  readonly decision: DecisionInput;
  readonly opinion?: { readonly number: string; readonly date: IsoDate };
  /** Of the domain manager; with the hosts it names one by one, by the code of the unit. */
  readonly domains: { readonly decision: DecisionInput; readonly hosts: Readonly<Record<string, string>> };
  /** Head and facts of the footer of a unit's site. */
  readonly particulars: (unit: Unit) => Particulars;
  readonly demonstration?: boolean;
}

/** Provisioning from a list of units in one call, for the command line and for `npm start`. Doing it twice changes nothing. */
@Injectable()
export class Provisioning {
  constructor(
    private readonly database: Database,
    private readonly units: UnitRepository,
    private readonly load: LoadUnitsAction,
    private readonly prepare: PrepareBatchAction,
    private readonly grant: GrantBatchAction,
    private readonly run: RunBatchAction,
    private readonly batches: BatchService,
  ) {}

  /** Not inside a transaction. Answers progress and what was not done. */
  async provision(plan: ProvisioningPlan, progress?: (counts: BatchCounts) => void): Promise<BatchDetail> {
    await this.load.execute(plan.units, plan.source);
    const units = await this.unitsOf(plan);
    const batch = await this.prepare.execute({
      decision: plan.decision,
      opinion: plan.opinion,
      units: units.map((unit) => ({ unitId: unit.id, ...plan.particulars(unit) })),
      demonstration: plan.demonstration,
    });
    const open = new Set(await this.database.inPlatform(() => this.batches.withoutHost(batch.id)));
    const hosts = units.flatMap(({ id, code }) => {
      const host = plan.domains.hosts[code];
      return host !== undefined && open.has(id) ? [{ unitId: id, host }] : [];
    });
    if (hosts.length > 0 || batch.state === 'prepared')
      await this.grant.execute({ batchId: batch.id, decision: plan.domains.decision, hosts });
    await this.run.execute(batch.id, progress);
    return this.database.inPlatform(() => this.batches.get(batch.id));
  }

  private async unitsOf({ units, decision }: ProvisioningPlan): Promise<Unit[]> {
    const codes = new Set(units.filter((entry) => holdsOn(decision.decidedOn, entry)).map(({ code }) => code));
    const all = await this.database.inPlatform(() => this.units.allOn(decision.decidedOn));
    return all.filter(({ code }) => codes.has(code));
  }
}
