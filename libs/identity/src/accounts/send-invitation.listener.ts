import { Database, type DeliveredEvent, Mail, OnEvent, Zone } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { INVITATION_DAYS } from './account.js';
import { AccountRepository } from './account.repository.js';

/** Sends the letter that tells an invited person where to sign in. */
@Injectable()
export class SendInvitation {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly zone: Zone,
    private readonly mail: Mail,
  ) {}

  @OnEvent('account.invited')
  async send({ id, payload }: DeliveredEvent<{ accountId: string }>): Promise<void> {
    const account = await this.database.inPlatform(() => this.accounts.find(payload.accountId));
    if (account?.state !== 'invited' || account.email === null) return;
    await this.mail.send({
      to: account.email,
      key: id,
      subject: 'Mời sử dụng bàn làm việc Cổng Tỉnh',
      text: `Kính gửi ${account.name},

Quý vị được mời sử dụng bàn làm việc của Cổng thông tin điện tử tỉnh và các trang thành phần.

Hãy đăng nhập bằng tài khoản công vụ có địa chỉ thư điện tử này tại:
${this.zone.consoleOrigin}

Lời mời có hiệu lực trong ${INVITATION_DAYS} ngày. Nếu thư này không dành cho quý vị, xin vui lòng bỏ qua.
`,
    });
  }
}
