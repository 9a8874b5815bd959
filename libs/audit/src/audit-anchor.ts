import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { AdvisoryLock, Config, LOGGER } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { AuditVerifier, type ChainFault, type ChainHead, type VerificationReport } from './audit-verifier.js';

const FILE = /^\d{4}-\d\d-\d\d\.json$/;

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

  /** Any worker may do it; two at once would read everything twice. */
  @Cron('15 2 * * *', { name: 'audit-anchor', timeZone: 'Asia/Ho_Chi_Minh' })
  async nightly(): Promise<void> {
    await this.lock.hold('audit-anchor', async () => {
      const { faults } = await this.verifyAndAnchor();
      if (faults.length > 0) this.logger.error({ faults: faults.slice(0, 20) }, 'the audit chains do not hold');
    });
  }

  /** Verifies every chain against all anchors; anchors today's heads when nothing is wrong. */
  async verifyAndAnchor(): Promise<VerificationReport> {
    const { heads, faults } = await this.read();
    const report = await this.verifier.verifyAll(heads);
    if (faults.length > 0) return { ...report, faults: [...faults, ...report.faults] };
    if (report.faults.length === 0) await this.keep(report.heads);
    return report;
  }

  /** What was anchored, of all days; a file that cannot be read is a fault of its own. */
  private async read(): Promise<{ heads: ChainHead[]; faults: ChainFault[] }> {
    const heads: ChainHead[] = [];
    const faults: ChainFault[] = [];
    for (const name of (await this.files()).sort()) {
      try {
        heads.push(...(JSON.parse(await readFile(join(this.folder, name), 'utf8')) as ChainHead[]));
      } catch (error) {
        faults.push({ siteId: null, sequence: 0, message: `tệp neo ${name} không đọc được: ${(error as Error).message}` });
      }
    }
    return { heads, faults };
  }

  private async files(): Promise<string[]> {
    try {
      return (await readdir(this.folder)).filter((name) => FILE.test(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /** Written aside first: half a file would make every later verification fail. */
  private async keep(heads: readonly ChainHead[]): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = join(this.folder, `${this.clock.today()}.json`);
    await writeFile(`${file}.new`, `${JSON.stringify(heads, null, 1)}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
}
