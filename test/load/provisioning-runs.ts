import { join } from 'node:path';
import {
  demonstrationParticulars,
  demonstrationPlan,
  generatedUnits,
  Provisioning,
  type ProvisioningPlan,
  readUnitsFile,
} from '@cong-tinh/tenancy';
import { isoDate } from '@cong-tinh/kernel';
import { type Config, projectRoot } from '@cong-tinh/platform';
import { NestFactory } from '@nestjs/core';
import { ProvinceModule } from '../../apps/portal/src/province.module.js';
import { type TestDatabase, testDatabase } from '../support/index.js';

export interface ProvisioningRun {
  readonly what: string;
  readonly units: number;
  readonly done: number;
  readonly notDone: number;
  readonly seconds: number;
  readonly millisecondsPerSite: number;
}

/** Provisions one list of units on a database of its own; the caller drops it. */
export async function provisionOnce(what: string, plan: ProvisioningPlan): Promise<{ run: ProvisioningRun; database: TestDatabase }> {
  const database = await testDatabase({ DATABASE_POOL: '8' });
  try {
    return { run: await timeProvisioning(what, plan, database.config), database };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

export const realProvince = (): ProvisioningPlan => demonstrationPlan(readUnitsFile(join(projectRoot(), 'libs/tenancy/data/longan.json')));

/** A province of the given size under papers of its own; the rules give every unit its host. */
export function generatedProvince(count: number): ProvisioningPlan {
  const decidedOn = isoDate('2025-06-02');
  return {
    units: generatedUnits(count),
    source: `${count} generated units`,
    decision: { number: `ĐO-${count}/QĐ-UBND`, decidedOn, summary: 'Quyết định cho phép mở các trang (đo tốc độ)' },
    opinion: { number: `ĐO-${count}/BBT`, date: isoDate('2025-05-28') },
    domains: { decision: { number: `ĐO-${count}/SKHCN`, decidedOn, summary: 'Văn bản cấp tên miền (đo tốc độ)' }, hosts: {} },
    particulars: demonstrationParticulars,
    demonstration: true,
  };
}

async function timeProvisioning(what: string, plan: ProvisioningPlan, config: Config): Promise<ProvisioningRun> {
  const app = await NestFactory.createApplicationContext(ProvinceModule.with({ config, schedules: false }), { logger: false });
  try {
    const began = performance.now();
    const batch = await app.get(Provisioning, { strict: false }).provision(plan);
    const seconds = (performance.now() - began) / 1000;
    const { done, total } = batch.counts;
    if (done === 0) throw new Error(`nothing was provisioned: ${JSON.stringify(batch.report.slice(0, 3))}`);
    return { what, units: plan.units.length, done, notDone: total - done, seconds, millisecondsPerSite: (seconds * 1000) / done };
  } finally {
    await app.close();
  }
}
