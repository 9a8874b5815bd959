import { CLOCK, type Clock, formatDate, type IsoDate, tidy } from '@cong-tinh/kernel';
import { RequestContext } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Decision, DecisionInput } from '../decisions/decision.js';
import { DecisionRepository } from '../decisions/decision.repository.js';
import { TenancyRules } from '../rules/tenancy-rules.js';
import { datesOutOfOrder } from '../sites/site.errors.js';
import {
  codeTaken,
  districtRequired,
  parentRequired,
  parentUnknown,
  parentWrong,
  provinceUnitExists,
  unitNotValid,
} from './unit.errors.js';
import { fullNameOf, type Unit, type UnitKind, type UnitNames } from './unit.js';
import { UnitRepository, type VersionPaper } from './unit.repository.js';
import { PARENT_KINDS } from './units-file.js';

/** The paper that makes or changes a unit: the webmaster enters it and decides nothing. */
export interface UnitPaper {
  readonly decision: DecisionInput & { readonly issuer: string };
  /** The law the decision rests on. */
  readonly basis: string;
}

/** What a unit is called and where it stands, as somebody types it. */
export interface UnitDescription {
  readonly code: string;
  readonly type: string;
  readonly name: string;
  readonly shortName?: string | null;
  readonly abbreviation?: string | null;
  readonly englishName?: string | null;
  readonly parentId?: string | null;
}

/** What every entry in the registry of units is held to. Works inside the open platform transaction. */
@Injectable()
export class UnitRegistry {
  constructor(
    private readonly units: UnitRepository,
    private readonly decisions: DecisionRepository,
    private readonly rules: TenancyRules,
    private readonly request: RequestContext,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Names as they are kept: tidied, empty ones absent. */
  describe(kind: UnitKind, given: UnitDescription): UnitNames & { readonly parentId: string | null } {
    const text = (value: string | null | undefined) => (value ? tidy(value) || null : null);
    const names = { kind, code: tidy(given.code), type: tidy(given.type), name: tidy(given.name) };
    return {
      ...names,
      fullName: fullNameOf(names),
      shortName: text(given.shortName),
      abbreviation: text(given.abbreviation),
      englishName: text(given.englishName),
      parentId: given.parentId ?? null,
    };
  }

  /** @throws InvalidError `unit_parent_required`, `unit_parent_unknown`, `unit_parent_wrong`, `unit_not_valid`, `unit_district_required` */
  async placeUnder(kind: UnitKind, parentId: string | null, on: IsoDate): Promise<Unit | null> {
    if (parentId === null) {
      if (PARENT_KINDS[kind].length > 0) throw parentRequired(kind);
      return null;
    }
    const parent = await this.units.find(parentId, on);
    if (!parent) {
      const known = await this.units.nearest(parentId, on);
      throw known ? unitNotValid(known, on, 'parentId') : parentUnknown();
    }
    if (!PARENT_KINDS[kind].includes(parent.kind)) throw parentWrong(kind, parent);
    const demanded = this.rules.districtDemanded(kind, on);
    if (demanded !== null && parent.kind !== 'district') throw districtRequired(on, demanded);
    return parent;
  }

  /** @throws ConflictError `unit_code_taken` when another unit bears the code on some day of the period */
  async refuseTakenCode(code: string, { unitId, from, to }: { unitId: string | null; from: IsoDate; to: IsoDate | null }): Promise<void> {
    const holder = (await this.units.versionsOfCodes([code])).find(
      (other) => other.id !== unitId && (other.validTo === null || from < other.validTo) && (to === null || other.validFrom < to),
    );
    if (holder) throw codeTaken(holder);
  }

  /** @throws ConflictError `province_unit_exists` */
  async refuseSecondProvince(kind: UnitKind, from: IsoDate): Promise<void> {
    // Basis: LA-1
    const [province] = kind === 'province' ? await this.units.ofKindWithin('province', from, null) : [];
    if (province) throw provinceUnitExists(province);
  }

  /** Records the paper. @throws InvalidError `decision_in_future`, `dates_out_of_order` */
  async record({ decision, basis }: UnitPaper, summary: string, validFrom: IsoDate): Promise<{ decision: Decision; paper: VersionPaper }> {
    if (validFrom < decision.decidedOn) {
      throw datesOutOfOrder(
        'validFrom',
        `ngày ký quyết định ${formatDate(decision.decidedOn)}`,
        `Ngày có hiệu lực ${formatDate(validFrom)}`,
      );
    }
    const recorded = await this.decisions.record({ ...decision, issuer: tidy(decision.issuer), summary: decision.summary ?? summary });
    const { actor } = this.request;
    return {
      decision: recorded,
      paper: {
        decisionId: recorded.id,
        basis: tidy(basis),
        recordedBy: actor.name,
        recordedById: actor.id,
        recordedAt: this.clock.now(),
        awaited: validFrom > this.clock.today(),
      },
    };
  }
}
