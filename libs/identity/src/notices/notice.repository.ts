import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { Inject, Injectable } from '@nestjs/common';

/** Every query on the letters that people do not want; only through the platform's door. */
@Injectable()
export class NoticeRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async listMuted(accountId: string): Promise<string[]> {
    const rows = await this.database.query<{ kind: string }>('select kind from muted_notices where account_id = $1', [accountId]);
    return rows.map(({ kind }) => kind);
  }

  /** Whether anything changed. */
  async mute(accountId: string, kind: string): Promise<boolean> {
    const rows = await this.database.query(
      'insert into muted_notices (account_id, kind, muted_at) values ($1, $2, $3) on conflict do nothing returning kind',
      [accountId, kind, this.clock.now()],
    );
    return rows.length > 0;
  }

  /** Whether anything changed. */
  async unmute(accountId: string, kind: string): Promise<boolean> {
    const rows = await this.database.query('delete from muted_notices where account_id = $1 and kind = $2 returning kind', [
      accountId,
      kind,
    ]);
    return rows.length > 0;
  }
}
