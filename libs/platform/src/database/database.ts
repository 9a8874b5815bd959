import { Inject, Injectable } from '@nestjs/common';
import { InjectTransactionHost, type TransactionHost } from '@nestjs-cls/transactional';
import type { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { isUuid } from '@cong-tinh/kernel';
import { ClsService } from 'nestjs-cls';
import type { EntityManager } from 'typeorm';
import { Door, DoorError, type Passage } from './door.js';

type Host = TransactionHost<TransactionalAdapterTypeOrm>;

const DOOR = Symbol('door');

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
    refuseSecondDoor(open, `the site ${siteId}`);
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
    refuseSecondDoor(open, 'the platform');
    return this.enter({ kind: 'platform' }, this.platform, work);
  }

  /** The entity manager of the open transaction. */
  get manager(): EntityManager {
    const open = this.demand();
    const host = open.leadsTo.kind === 'site' ? this.site : this.platform;
    if (!host.isTransactionActive()) throw new DoorError('no door into the database is open');
    return host.tx;
  }

  /** Rows of a statement on the open transaction. */
  async query<T = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const result: unknown = await this.manager.query(sql, params as unknown[]);
    // TypeORM answers UPDATE and DELETE with [rows, count].
    if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') return result[0] as T[];
    return result as T[];
  }

  /** What the open door leads to, or null. One object for one transaction. */
  get door(): Passage | null {
    return this.opened?.leadsTo ?? null;
  }

  /** Runs `work` in the open transaction when everything else of it is done, just before it is committed. */
  beforeCommit(work: () => Promise<void>): void {
    this.demand().beforeCommit(work);
  }

  /** A door that has closed is none: what a timer does later in the same context opens its own. */
  private get opened(): Door | null {
    const door = this.cls.isActive() ? this.cls.get<Door | undefined>(DOOR) : undefined;
    return door?.isOpen ? door : null;
  }

  private demand(): Door {
    const open = this.opened;
    if (!open) throw new DoorError('no door into the database is open');
    return open;
  }

  private enter<T>(leadsTo: Passage, host: Host, work: () => Promise<T>): Promise<T> {
    return this.cls.run({ ifNested: 'inherit' }, async () => {
      const door = new Door(leadsTo);
      this.cls.set(DOOR, door);
      return host.withTransaction(() => door.pass(host.tx.queryRunner!, work));
    });
  }
}

function refuseSecondDoor(open: Passage | null, wanted: string): void {
  if (!open) return;
  const here = open.kind === 'site' ? `the site ${open.siteId}` : 'the platform';
  throw new DoorError(`the transaction of ${here} is open; ${wanted} cannot be entered inside it`);
}
