import { formatInstant } from '@cong-tinh/kernel';
import { Database, type DeliveredEvent, layLetter, Letters, OnEvent, Zone } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { SiteLookup } from '../access/sites.js';
import { invitation } from '../identity.notices.js';
import { Notices, type Recipient } from '../notices/notices.service.js';
import { AccountRepository, type Invitation } from './account.repository.js';

/** Sends the letter that tells an invited person where to sign in; none for an invitation that another has replaced. */
@Injectable()
export class SendInvitation {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly sites: SiteLookup,
    private readonly notices: Notices,
    private readonly zone: Zone,
    private readonly letters: Letters,
  ) {}

  @OnEvent('account.invited')
  async send({ id, payload }: DeliveredEvent<{ accountId: string; invitationId: string }>): Promise<void> {
    const facts = await this.database.inPlatform(async () => {
      const open = await this.accounts.findInvitation(payload.invitationId);
      const to = open && (await this.notices.recipientOf(payload.accountId, invitation));
      return open && to ? { open, to, portal: await this.sites.findPortalName() } : null;
    });
    if (!facts) return;
    const { to, portal, open } = facts;
    await this.letters.write(invitation.kind, {
      to: to.email,
      key: id,
      sender: portal,
      subject: `Mời sử dụng bàn làm việc của ${portal}`,
      ...layLetter({ ...this.content(to, open), sender: portal }),
    });
  }

  private content({ name, email }: Recipient, { byName, expiresAt }: Invitation) {
    return {
      greeting: `Kính gửi ${name},`,
      paragraphs: [
        'Quý vị được mời sử dụng bàn làm việc, nơi soạn, duyệt và đăng thông tin trên Cổng thông tin điện tử tỉnh và các trang thành phần.',
        'Hãy đăng nhập bằng tài khoản công vụ có địa chỉ thư điện tử dưới đây. Thư này không hỏi và không chứa mật khẩu.',
      ],
      facts: [
        ['Địa chỉ thư điện tử', email],
        ['Người mời', byName],
        ['Lời mời có hiệu lực đến', formatInstant(expiresAt)],
      ] as const,
      action: { label: 'Đăng nhập bàn làm việc', url: this.zone.consoleOrigin },
      reason: 'Quý vị nhận thư này vì có người nhập địa chỉ này khi tạo tài khoản. Nếu thư không dành cho quý vị, xin vui lòng bỏ qua.',
    };
  }
}
