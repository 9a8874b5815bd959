import { isUuid } from '@cong-tinh/kernel';
import { Config, Zone } from '@cong-tinh/platform';
import { Injectable } from '@nestjs/common';
import { Seal } from '../sessions/sealed-text.js';

/** Path on the officials' host that a letter's link leads to, and that mail programs send their one click to (RFC 8058). */
export const STOP_PATH = 'api/notices/stop';

const CONTEXT = 'stop';

export interface StopTicket {
  readonly accountId: string;
  readonly kind: string;
}

/** Links by which letters of one kind to one person end, without signing in. Sealed: they name nobody, and nobody else can make them. */
@Injectable()
export class StopTickets {
  private readonly seal: Seal;

  constructor(
    config: Config,
    private readonly zone: Zone,
  ) {
    this.seal = new Seal(config.sessionSecret, 'notice tickets');
  }

  url({ accountId, kind }: StopTicket): string {
    const ticket = this.seal.seal(`${accountId} ${kind}`, CONTEXT);
    return `${this.zone.consoleOrigin}/${STOP_PATH}?ticket=${encodeURIComponent(ticket)}`;
  }

  open(ticket: string): StopTicket | null {
    const [accountId = '', kind = ''] = (this.seal.open(ticket, CONTEXT) ?? '').split(' ');
    return isUuid(accountId) && kind !== '' ? { accountId, kind } : null;
  }
}
