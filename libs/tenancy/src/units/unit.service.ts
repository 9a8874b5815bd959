import type { IsoDate } from '@cong-tinh/kernel';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Unit } from './unit.js';
import { unitNotFound, unitNotValid } from './unit.errors.js';
import { type UnitFilter, UnitRepository } from './unit.repository.js';

/** Units on a date. Works through whichever door into the database is open. */
@Injectable()
export class UnitService {
  constructor(
    private readonly units: UnitRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  find(id: string, on: IsoDate = this.clock.today()): Promise<Unit | null> {
    return this.units.find(id, on);
  }

  findByCode(code: string, on: IsoDate = this.clock.today()): Promise<Unit | null> {
    return this.units.findByCode(code, on);
  }

  /** Full names of units on a day, or those nearest to it. */
  async names(ids: readonly string[], on: IsoDate): Promise<Map<string, string>> {
    return new Map((await this.units.nearestMany(ids, on)).map(({ id, fullName }) => [id, fullName]));
  }

  list(filter: UnitFilter): Promise<(Unit & { rank: number })[]> {
    return this.units.list(filter);
  }

  /** A unit that must hold on a day. @throws NotFoundError `unit_not_found` · InvalidError `unit_not_valid` */
  async getValid(id: string, on: IsoDate, field?: string): Promise<Unit> {
    const unit = await this.units.find(id, on);
    if (unit) return unit;
    const known = await this.units.nearest(id, on);
    throw known ? unitNotValid(known, on, field) : unitNotFound();
  }

  /** As `getValid`, and no other site can be made for it until the transaction ends. */
  async lockValid(id: string, on: IsoDate, field?: string): Promise<Unit> {
    await this.units.lock(id);
    return this.getValid(id, on, field);
  }
}
