import { Audit } from '@cong-tinh/audit';
import { Database } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../accounts/account.repository.js';
import { findNotice, listNotices, type Notice } from './notice.js';
import { noticeMandatory, noticeUnknown, ticketInvalid } from './notice.errors.js';
import { NoticeRepository } from './notice.repository.js';
import { type StopTicket, StopTickets } from './stop-tickets.js';

export interface NoticeChoice extends Notice {
  readonly wanted: boolean;
}

/** Where a letter goes, and the link by which letters of its kind end; null for those that cannot be turned off. */
export interface Recipient {
  readonly name: string;
  readonly email: string;
  readonly stopUrl: string | null;
}

/** Which letters people want. Opens the platform's door, so call it outside of a site's. */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    private readonly notices: NoticeRepository,
    private readonly accounts: AccountRepository,
    private readonly tickets: StopTickets,
    private readonly audit: Audit,
  ) {}

  /** Null for accounts that were closed, have no address or do not exist, and for those who do not want the letter. */
  async recipientOf(accountId: string, { kind, optional }: Notice): Promise<Recipient | null> {
    return this.database.inPlatform(async () => {
      const account = await this.accounts.find(accountId);
      if (!account?.email || account.state === 'closed') return null;
      if (optional && (await this.notices.listMuted(accountId)).includes(kind)) return null;
      return { name: account.name, email: account.email, stopUrl: optional ? this.tickets.url({ accountId, kind }) : null };
    });
  }

  async listOf(accountId: string): Promise<NoticeChoice[]> {
    const muted = await this.database.inPlatform(() => this.notices.listMuted(accountId));
    return listNotices().map((notice) => ({ ...notice, wanted: !(notice.optional && muted.includes(notice.kind)) }));
  }

  /** @throws NotFoundError `notice_not_found`; ForbiddenError `notice_mandatory` */
  async choose(accountId: string, kind: string, wanted: boolean): Promise<void> {
    requireOptional(kind);
    await this.database.inPlatform(async () => {
      const changed = wanted ? await this.notices.unmute(accountId, kind) : await this.notices.mute(accountId, kind);
      if (changed) await this.record(accountId, kind, wanted);
    });
  }

  /** What a ticket would end. @throws InvalidError `ticket_invalid` */
  read(ticket: string): Notice & Pick<StopTicket, 'accountId'> {
    const opened = this.tickets.open(ticket);
    const notice = opened && findNotice(opened.kind);
    if (!notice?.optional) throw ticketInvalid();
    return { ...notice, accountId: opened!.accountId };
  }

  /** Ends the letters a ticket stands for; again is the same. @throws InvalidError `ticket_invalid` */
  async stop(ticket: string): Promise<Notice> {
    const notice = this.read(ticket);
    await this.choose(notice.accountId, notice.kind, false);
    return notice;
  }

  private async record(accountId: string, kind: string, wanted: boolean): Promise<void> {
    const account = await this.accounts.find(accountId);
    await this.audit.record({
      siteId: null,
      action: wanted ? 'notice.turned_on' : 'notice.turned_off',
      subject: { kind: 'account', id: accountId, ...(account && { label: account.name }) },
      details: { notice: kind },
    });
  }
}

function requireOptional(kind: string): void {
  const notice = findNotice(kind);
  if (!notice) throw noticeUnknown();
  if (!notice.optional) throw noticeMandatory();
}
