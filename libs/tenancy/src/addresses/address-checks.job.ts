import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { AdvisoryLock, Config, Database, JobHandler } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { type AddressCheck, AddressCheckRepository } from './address-check.repository.js';
import { outcomeOf } from './host-addresses.js';
import { HOST_RESOLVER, type HostResolver } from './host-resolver.js';

export const ADDRESS_CHECK_QUEUE = 'tenancy.addresses';

const AT_ONCE = 8;
const A_WRITE = 200;

/** Asks the DNS each night for the addresses of every host in use, and keeps the answers with their time. Basis: LA-3.1 */
@Injectable()
export class AddressChecks {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly lock: AdvisoryLock,
    private readonly checks: AddressCheckRepository,
    @Inject(HOST_RESOLVER) private readonly resolver: HostResolver,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Why nothing is asked; null where it is. Lawful hosts that another zone stands in for belong to somebody else's servers. */
  get offBecause(): string | null {
    const { publicZone, provinceZone } = this.config;
    return publicZone === provinceZone
      ? null
      : `Không kiểm tra bản ghi địa chỉ: nền tảng đang chạy ở vùng tên cục bộ ${publicZone}, không phải ${provinceZone}.`;
  }

  @Cron('40 2 * * *', { timeZone: 'Asia/Ho_Chi_Minh' })
  @JobHandler(ADDRESS_CHECK_QUEUE)
  async run(): Promise<void> {
    if (this.offBecause === null) await this.lock.hold('address checks', () => this.checkAll());
  }

  private async checkAll(): Promise<void> {
    const waiting = await this.database.inPlatform(() => this.checks.hostsInUse(this.clock.today()));
    for (let start = 0; start < waiting.length; start += A_WRITE) {
      const part = waiting.slice(start, start + A_WRITE);
      const found: AddressCheck[] = [];
      const next = part.values();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const { id, host } of next) found.push(await this.check(id, host));
        }),
      );
      await this.database.inPlatform(() => this.checks.insert(found));
    }
  }

  private async check(domainId: string, host: string): Promise<AddressCheck> {
    try {
      const addresses = await this.resolver.resolve(host);
      return { domainId, checkedAt: this.clock.now(), outcome: outcomeOf(addresses), ...addresses, note: null };
    } catch (error) {
      const note = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      return { domainId, checkedAt: this.clock.now(), outcome: 'unanswered', ipv4: [], ipv6: [], note };
    }
  }
}
