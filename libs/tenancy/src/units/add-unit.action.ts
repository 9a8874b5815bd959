import { type IsoDate, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import type { Unit, UnitKind } from './unit.js';
import { type UnitDescription, type UnitPaper, UnitRegistry } from './unit-registry.js';
import { UnitRepository } from './unit.repository.js';

export interface AddUnitInput extends UnitDescription, UnitPaper {
  readonly kind: UnitKind;
  readonly validFrom: IsoDate;
}

/** Enters a unit that a decision made. What a reorganisation ends or merges is another operation. Basis: LA-11.1 */
@Injectable()
export class AddUnitAction {
  constructor(
    private readonly database: Database,
    private readonly units: UnitRepository,
    private readonly registry: UnitRegistry,
    private readonly chronicle: SiteChronicle,
  ) {}

  /** @throws ConflictError `province_unit_exists`, `unit_code_taken` · InvalidError `unit_parent_…`, `unit_district_required`, `unit_not_valid`, `dates_out_of_order`, `decision_in_future` */
  async execute(input: AddUnitInput): Promise<Unit> {
    return this.database.inPlatform(async () => {
      await this.units.lockRegistry();
      const { kind, validFrom } = input;
      const description = this.registry.describe(kind, input);
      await this.registry.refuseSecondProvince(kind, validFrom);
      const parent = await this.registry.placeUnder(kind, description.parentId, validFrom);
      await this.registry.refuseTakenCode(description.code, { unitId: null, from: validFrom, to: null });

      const { decision, paper } = await this.registry.record(input, `Thành lập ${description.fullName}`, validFrom);
      const id = uuidv7();
      await this.units.insert([{ ...description, unitId: id, validFrom, validTo: null, paper }]);
      await this.chronicle.notePlatform({
        what: 'unit.added',
        subject: { kind: 'unit', id, label: description.fullName },
        basis: paper.basis,
        details: {
          code: description.code,
          kind,
          parent: parent?.fullName ?? null,
          validFrom,
          number: decision.number,
          decidedOn: decision.decidedOn,
          issuer: decision.issuer,
        },
        event: { unitId: id },
      });
      return { ...description, id, validFrom, validTo: null };
    });
  }
}
