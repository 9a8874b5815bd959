import { formatInstant } from '@cong-tinh/kernel';
import { Database, type DeliveredEvent, LOGGER, Mail, OnEvent } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { SiteLookup } from '../access/sites.js';
import { AccountRepository } from '../accounts/account.repository.js';
import { Seats } from '../seats/seats.service.js';
import { type BreakGlassGrant, BreakGlassRepository } from './break-glass.repository.js';

/** Tells the head of the unit and the head of the board that the webmaster reads what the site has not published. Basis: LA-10.1.d */
@Injectable()
export class TellUnitHead {
  constructor(
    private readonly database: Database,
    private readonly sites: SiteLookup,
    private readonly grants: BreakGlassRepository,
    private readonly seats: Seats,
    private readonly accounts: AccountRepository,
    private readonly mail: Mail,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @OnEvent('break_glass.opened')
  async tell({ id, siteId, payload }: DeliveredEvent<{ grantId: string }>): Promise<void> {
    if (siteId === null) return;
    const facts = await this.database.inPlatform(async () => {
      const grant = await this.grants.find(siteId, payload.grantId);
      const site = await this.sites.find(siteId);
      return grant && site ? { grant, site, addresses: await this.addresses(siteId) } : null;
    });
    if (!facts) return;
    if (facts.addresses.length === 0) this.logger.warn({ siteId, grantId: facts.grant.id }, 'break-glass: the site has nobody to tell');
    for (const to of facts.addresses) {
      await this.mail.send({
        to,
        key: `${id}:${to}`,
        subject: `Mở khẩn cấp nội dung chưa công bố: ${facts.site.name}`,
        text: letter(facts.site.name, facts.grant),
      });
    }
  }

  private async addresses(siteId: string): Promise<string[]> {
    const seats = await this.seats.holding(siteId);
    const heads = seats.filter(({ kind }) => kind === 'unitHead' || kind === 'head');
    const accounts = await Promise.all(heads.map((seat) => this.accounts.find(seat.accountId)));
    return [...new Set(accounts.flatMap((account) => account?.email ?? []))];
  }
}

const letter = (siteName: string, grant: BreakGlassGrant): string => `Kính gửi người đứng đầu đơn vị và Trưởng Ban Biên tập,

Quản trị kỹ thuật cổng (${grant.accountName}) đã mở khẩn cấp quyền đọc nội dung chưa công bố của ${siteName}.

Lý do: ${grant.reason}
Từ: ${formatInstant(grant.openedAt)}
Đến: ${formatInstant(grant.expiresAt)}

Trong thời hạn này quản trị chỉ được đọc, không được sửa, ký duyệt hay đăng tải. Mọi lần đọc đều được ghi vào nhật ký của trang, mục Nhật ký trên bàn làm việc.
`;
