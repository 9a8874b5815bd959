import { CLOCK, type Clock, type IsoDate } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SiteChronicle } from '../sites/site-chronicle.js';
import { SiteFollowing } from '../sites/site-following.js';
import { unitNotFound, unitNotValid, versionExists, versionSame } from './unit.errors.js';
import { holdsOn, type Unit, type UnitVersion } from './unit.js';
import { type UnitDescription, type UnitPaper, UnitRegistry } from './unit-registry.js';
import { UnitRepository } from './unit.repository.js';

export interface ChangeUnitInput extends UnitDescription, UnitPaper {
  readonly unitId: string;
  readonly validFrom: IsoDate;
}

const COMPARED = ['code', 'type', 'name', 'shortName', 'abbreviation', 'englishName', 'parentId'] as const;

/** Enters what a decision changes of a unit from a day on: names, code, the unit above. The version before ends the day before. Basis: LA-11.1 */
@Injectable()
export class ChangeUnitAction {
  constructor(
    private readonly database: Database,
    private readonly units: UnitRepository,
    private readonly registry: UnitRegistry,
    private readonly following: SiteFollowing,
    private readonly chronicle: SiteChronicle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError `unit_not_found` · ConflictError `unit_version_exists`, `unit_code_taken` · InvalidError `unit_version_same`, `unit_not_valid`, `unit_parent_…`, `unit_district_required`, `dates_out_of_order`, `decision_in_future` */
  async execute(input: ChangeUnitInput): Promise<Unit> {
    return this.database.inPlatform(async () => {
      await this.units.lockRegistry();
      const { validFrom } = input;
      const before = this.versionBefore(await this.units.versionsOf(input.unitId), validFrom);
      const description = this.registry.describe(before.kind, input);
      const changed = COMPARED.filter((field) => description[field] !== before[field]);
      if (changed.length === 0) throw versionSame();
      await this.registry.placeUnder(before.kind, description.parentId, validFrom);
      await this.registry.refuseTakenCode(description.code, { unitId: before.id, from: validFrom, to: before.validTo });

      const { decision, paper } = await this.registry.record(input, `Thay đổi của ${before.fullName}`, validFrom);
      await this.units.endVersion(before.versionId, validFrom);
      await this.units.insertVersions([{ ...description, unitId: before.id, validFrom, validTo: before.validTo, paper }]);
      await this.chronicle.notePlatform({
        what: 'unit.changed',
        subject: { kind: 'unit', id: before.id, label: description.fullName },
        basis: paper.basis,
        details: {
          validFrom,
          before: Object.fromEntries(changed.map((field) => [field, before[field]])),
          after: Object.fromEntries(changed.map((field) => [field, description[field]])),
          number: decision.number,
          decidedOn: decision.decidedOn,
          issuer: decision.issuer,
        },
        event: { unitId: before.id },
      });
      if (validFrom <= this.clock.today()) await this.following.follow([before.id]);
      return { ...description, id: before.id, validFrom, validTo: before.validTo };
    });
  }

  /** The version in which the new one begins; a version that begins on the same day or later leaves no room. */
  private versionBefore(versions: readonly UnitVersion[], from: IsoDate): UnitVersion {
    const [latest] = versions;
    if (!latest) throw unitNotFound();
    if (latest.validFrom >= from) throw versionExists(latest);
    if (!holdsOn(from, latest)) throw unitNotValid(latest, from, 'validFrom');
    return latest;
  }
}
