import { Audit } from '@cong-tinh/audit';
import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database, Jobs, Route } from '@cong-tinh/platform';
import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf, readPlace } from '../../http/page.dto.js';
import { TenancyRules } from '../../rules/tenancy-rules.js';
import { AddressCheckRepository, type CheckedHost } from '../address-check.repository.js';
import { ADDRESS_CHECK_QUEUE, AddressChecks } from '../address-checks.job.js';
import { ADDRESS_OUTCOME_LABELS, type AddressOutcome, LACKING_IPV6 } from '../host-addresses.js';
import { AddressCheckStarted, AddressReport, AddressReportQuery, type HostAddressView } from './addresses.dto.js';

const labelOf = (outcome: AddressOutcome | 'none'): string => (outcome === 'none' ? 'Chưa kiểm tra' : ADDRESS_OUTCOME_LABELS[outcome]);

@ApiTags('Tên miền')
@Controller('api/province/domains/addresses')
export class AddressesController {
  constructor(
    private readonly database: Database,
    private readonly checks: AddressCheckRepository,
    private readonly work: AddressChecks,
    private readonly rules: TenancyRules,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Bản ghi địa chỉ (A, AAAA) của các tên miền, như đã kiểm tra đến một ngày', operationId: 'listHostAddresses' })
  @ApiOkResponse({ type: AddressReport })
  @Route({ permission: 'site.list', rate: 'read', cache: 'none', audit: 'none' })
  list(@Query() { asOf, outcome, after, limit }: AddressReportQuery): Promise<AddressReport> {
    const place = readPlace<{ host: string; id: string }>(after, { host: 'string', id: 'string' });
    const on = asOf ?? this.clock.today();
    const { value, basis } = this.rules.technical(on);
    return this.database.inPlatform(async () => {
      const rows = await this.checks.list({ on, outcome, after: place, limit: limit + 1 });
      const counts = await this.checks.counts(on);
      return {
        asOf: on,
        basis,
        ipv6Required: value.ipv6,
        notChecking: this.work.offBecause,
        counts: [...counts].map(([of, count]) => ({ outcome: of, label: labelOf(of), count })),
        ...pageOf(
          rows,
          limit,
          (row) => toView(row, value.ipv6),
          ({ host, domainId }) => ({ host, id: domainId }),
        ),
      };
    });
  }

  @Post('checks')
  @HttpCode(202)
  @ApiOperation({ summary: 'Kiểm tra lại ngay; worker thực hiện', operationId: 'checkHostAddresses' })
  @ApiOkResponse({ type: AddressCheckStarted })
  @Route({ permission: 'domain.notice', rate: 'expensive', cache: 'none', audit: 'action' })
  async check(): Promise<AddressCheckStarted> {
    const notChecking = this.work.offBecause;
    if (notChecking !== null) return { queued: false, notChecking };
    await this.database.inPlatform(() =>
      this.audit.record({ siteId: null, action: 'domain.addresses_asked', subject: { kind: 'domains', id: 'all' }, basis: 'LA-3.1' }),
    );
    await this.jobs.enqueue(ADDRESS_CHECK_QUEUE, { siteId: null }, { key: 'all' });
    return { queued: true, notChecking };
  }
}

function toView({ check, ...row }: CheckedHost, required: boolean): HostAddressView {
  const outcome = check?.outcome ?? 'none';
  return {
    ...row,
    outcome,
    outcomeLabel: labelOf(outcome),
    lacksIpv6: required && check !== null && LACKING_IPV6.includes(check.outcome),
    ipv4: check?.ipv4 ?? [],
    ipv6: check?.ipv6 ?? [],
    checkedAt: check?.checkedAt.toISOString() ?? null,
    note: check?.note ?? null,
  };
}
