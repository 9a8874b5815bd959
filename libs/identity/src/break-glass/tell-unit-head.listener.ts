import { formatInstant } from '@cong-tinh/kernel';
import { Database, type DeliveredEvent, layLetter, Letters, LOGGER, OnEvent, Zone } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { type KnownSite, SiteLookup } from '../access/sites.js';
import { breakGlassOpened } from '../identity.notices.js';
import { Notices, type Recipient } from '../notices/notices.service.js';
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
    private readonly notices: Notices,
    private readonly zone: Zone,
    private readonly letters: Letters,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @OnEvent('break_glass.opened')
  async tell({ id, siteId, payload }: DeliveredEvent<{ grantId: string }>): Promise<void> {
    if (siteId === null) return;
    const facts = await this.database.inPlatform(async () => {
      const grant = await this.grants.find(siteId, payload.grantId);
      const site = await this.sites.find(siteId);
      if (!grant || !site) return null;
      return { grant, site, portal: await this.sites.findPortalName(), recipients: await this.recipients(siteId) };
    });
    if (!facts) return;
    const { grant, site, portal, recipients } = facts;
    if (recipients.length === 0) this.logger.warn({ siteId, grantId: grant.id }, 'break-glass: the site has nobody to tell');
    for (const recipient of recipients) {
      await this.letters.write(breakGlassOpened.kind, {
        to: recipient.email,
        key: `${id}:${recipient.email}`,
        sender: portal,
        subject: `Mở khẩn cấp nội dung chưa công bố: ${site.name}`,
        ...layLetter({ ...this.content(recipient, site, grant), sender: portal }),
      });
    }
  }

  /** One letter to one address, also where one person holds both seats. */
  private async recipients(siteId: string): Promise<Recipient[]> {
    const seats = await this.seats.holding(siteId);
    const heads = seats.filter(({ kind }) => kind === 'unitHead' || kind === 'head');
    const found = await Promise.all(heads.map((seat) => this.notices.recipientOf(seat.accountId, breakGlassOpened)));
    const known = found.filter((recipient) => recipient !== null);
    return [...new Map(known.map((recipient) => [recipient.email, recipient])).values()];
  }

  private content({ name }: Recipient, site: KnownSite, grant: BreakGlassGrant) {
    return {
      greeting: `Kính gửi ${name},`,
      paragraphs: [
        `Quản trị kỹ thuật cổng đã mở khẩn cấp quyền đọc nội dung chưa công bố của ${site.name}.`,
        'Trong thời hạn này quản trị chỉ được đọc, không được sửa, ký duyệt hay đăng tải. Mọi lần đọc đều được ghi vào nhật ký của trang.',
      ],
      facts: [
        ['Người mở', grant.accountName],
        ['Lý do', grant.reason],
        ['Từ', formatInstant(grant.openedAt)],
        ['Đến', formatInstant(grant.expiresAt)],
      ] as const,
      action: { label: 'Xem nhật ký của trang', url: `${this.zone.consoleOrigin}/trang/${site.id}/nhat-ky` },
      reason: 'Quý vị nhận thư này vì là người đứng đầu đơn vị hoặc Trưởng Ban Biên tập của trang. Thư này là bắt buộc và không tắt được.',
    };
  }
}
