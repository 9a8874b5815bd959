import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { AdvisoryLock, Config, LOGGER } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AuditVerifier, type ChainHead, type VerificationReport } from './audit-verifier.js';

/** Keeps the heads of all chains outside the database, one file a day, and verifies the chains against them. */
@Injectable()
export class AuditAnchor {
  private readonly folder: string;

  constructor(
    private readonly verifier: AuditVerifier,
    private readonly lock: AdvisoryLock,
    config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.folder = join(config.dataFolder, 'audit-anchors');
  }

  @Cron('15 2 * * *', { name: 'audit-anchor', timeZone: 'Asia/Ho_Chi_Minh' })
  async nightly(): Promise<void> {
    const date = this.clock.today();
    const ours = await this.lock.run(`audit-anchor ${date}`, async () => undefined);
    if (!ours) return;
    const report = await this.verifyAndAnchor();
    if (report.faults.length > 0) this.logger.error({ faults: report.faults.slice(0, 20) }, 'the audit chains do not hold');
  }

  /** Verifies every chain against all anchors; anchors today's heads when nothing is wrong. */
  async verifyAndAnchor(): Promise<VerificationReport> {
    const report = await this.verifier.verifyAll(await this.anchors());
    if (report.faults.length === 0) {
      await mkdir(this.folder, { recursive: true });
      await writeFile(join(this.folder, `${this.clock.today()}.json`), `${JSON.stringify(report.heads, null, 1)}\n`);
    }
    return report;
  }

  async anchors(): Promise<ChainHead[]> {
    let files: string[];
    try {
      files = (await readdir(this.folder)).filter((file) => file.endsWith('.json')).sort();
    } catch {
      return [];
    }
    const kept = await Promise.all(files.map(async (file) => JSON.parse(await readFile(join(this.folder, file), 'utf8')) as ChainHead[]));
    return kept.flat();
  }
}
