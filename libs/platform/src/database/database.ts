import { Inject, Injectable } from '@nestjs/common';
import { InjectTransactionHost, type TransactionHost } from '@nestjs-cls/transactional';
import type { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { isUuid } from '@cong-tinh/kernel';
import { ClsService } from 'nestjs-cls';
import type { EntityManager } from 'typeorm';

type Host = TransactionHost<TransactionalAdapterTypeOrm>;
type Door = { readonly kind: 'site'; readonly siteId: string } | { readonly kind: 'platform' };

const DOOR = 'database.door';

/** A programming fault: the wrong door, or none. Never shown to a person. */
export class DoorError extends Error {}

/**
 * The doors into the working tables. Each opens one transaction; inside it the same door joins,
 * any other throws, because two transactions of one request can deadlock and can mix sites.
 */
@Injectable()
export class Database {
  constructor(
    @InjectTransactionHost('site') private readonly site: Host,
    @InjectTransactionHost('platform') private readonly platform: Host,
    @Inject(ClsService) private readonly cls: ClsService,
  ) {}

  /** Runs `work` as portal_app, confined by row-level security to one site. */
  async inSite<T>(siteId: string, work: () => Promise<T>): Promise<T> {
    if (!isUuid(siteId)) throw new DoorError('inSite needs the id of a site');
    const open = this.door;
    if (open?.kind === 'site' && open.siteId === siteId) return work();
    this.refuseSecondDoor(open, `the site ${siteId}`);
    return this.enter({ kind: 'site', siteId }, this.site, async () => {
      // SET LOCAL, not set_config: a distributed database passes only the former on to its workers.
      await this.site.tx.query(`SET LOCAL app.site_id = '${siteId}'`);
      return work();
    });
  }

  /** Runs `work` as portal_platform, which sees all sites. For provisioning, sessions, the relay and the like. */
  async inPlatform<T>(work: () => Promise<T>): Promise<T> {
    const open = this.door;
    if (open?.kind === 'platform') return work();
    this.refuseSecondDoor(open, 'the platform');
    return this.enter({ kind: 'platform' }, this.platform, work);
  }

  /** The entity manager of the open transaction. */
  get manager(): EntityManager {
    const open = this.door;
    const host = open?.kind === 'site' ? this.site : this.platform;
    if (!open || !host.isTransactionActive()) throw new DoorError('no door into the database is open');
    return host.tx;
  }

  /** Rows of a statement on the open transaction. */
  async query<T = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const result: unknown = await this.manager.query(sql, params as unknown[]);
    // TypeORM answers UPDATE and DELETE with [rows, count].
    if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') return result[0] as T[];
    return result as T[];
  }

  /** The door that is open, or null. */
  get door(): Door | null {
    return this.cls.isActive() ? (this.cls.get<Door>(DOOR) ?? null) : null;
  }

  private enter<T>(door: Door, host: Host, work: () => Promise<T>): Promise<T> {
    return this.cls.run({ ifNested: 'inherit' }, async () => {
      this.cls.set(DOOR, door);
      return host.withTransaction(work);
    });
  }

  private refuseSecondDoor(open: Door | null, wanted: string): void {
    if (!open) return;
    const here = open.kind === 'site' ? `the site ${open.siteId}` : 'the platform';
    throw new DoorError(`the transaction of ${here} is open; ${wanted} cannot be entered inside it`);
  }
}
