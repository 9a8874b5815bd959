import { CLOCK, type Clock, ConflictError } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Database } from '../database/database.js';
import { DoorError } from '../database/door.js';
import { newKey, siteOfKey } from './object-key.js';
import { ObjectStorage, type PutOptions, type StoredObject, type UploadSource, type UploadSweeper } from './object-storage.js';

interface UploadRow {
  readonly site_id: string;
  readonly id: string;
}

const BATCH = 100;

const keyOf = ({ site_id, id }: UploadRow) => `${site_id}/${id.replaceAll('-', '')}`;

const idOf = (key: string) => key.slice(key.indexOf('/') + 1);

/**
 * Uploads of sites, recorded whole or not at all: `receive` stores one, `keep` belongs to the transaction that writes its row, and what
 * was received and not kept within a day is removed by the nightly job, however the process ended.
 */
@Injectable()
export class Uploads {
  constructor(
    private readonly database: Database,
    @Inject(ObjectStorage) private readonly storage: ObjectStorage & UploadSweeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Stores an upload under a key of its own. Begins in no transaction: bytes take their time. @throws what `ObjectStorage.put` throws */
  async receive(siteId: string, source: UploadSource, options: PutOptions): Promise<StoredObject> {
    const key = await this.begin(siteId).catch((error: unknown) => {
      if (source instanceof Readable) source.on('error', () => undefined).destroy();
      throw error;
    });
    return this.storage.put(key, source, options);
  }

  /** In the transaction of the site that records the upload: it stays. @throws upload_expired */
  async keep(key: string): Promise<void> {
    const kept = await this.database.query(
      `update uploads set state = 'kept' where site_id = $1 and id = $2 and state in ('begun', 'kept') returning id`,
      [siteOfKey(key), idOf(key)],
    );
    if (kept.length === 0) throw new ConflictError('upload_expired', 'Tệp đã tải lên không còn được giữ; vui lòng tải lên lại.');
  }

  /** Removes what was received before the given instant and never kept; answers how many. */
  async removeAbandoned(before: Date): Promise<number> {
    let removed = 0;
    for (let rows = await this.giveUp(before); rows.length > 0; rows = await this.giveUp(before)) {
      for (const row of rows) {
        await this.storage.discard(keyOf(row));
        await this.database.inPlatform(() =>
          this.database.query(`update uploads set state = 'removed' where site_id = $1 and id = $2`, [row.site_id, row.id]),
        );
        removed += 1;
      }
    }
    return removed;
  }

  private async begin(siteId: string): Promise<string> {
    if (this.database.door) throw new DoorError('an upload is received in no transaction');
    const key = newKey(siteId);
    await this.database.inSite(siteId, () =>
      this.database.query('insert into uploads (site_id, id, begun_at) values ($1, $2, $3)', [siteId, idOf(key), this.clock.now()]),
    );
    return key;
  }

  /** From here on nobody can keep them. */
  private giveUp(before: Date): Promise<UploadRow[]> {
    return this.database.inPlatform(() =>
      this.database.query<UploadRow>(
        `update uploads set state = 'given_up' where (site_id, id) in
           (select site_id, id from uploads where state in ('begun', 'given_up') and begun_at < $1 order by begun_at limit ${BATCH})
         returning site_id, id`,
        [before],
      ),
    );
  }
}
