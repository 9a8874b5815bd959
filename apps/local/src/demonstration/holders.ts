import { Seats } from '@cong-tinh/identity';
import { type Actor, Database } from '@cong-tinh/platform';
import { SiteDirectory } from '@cong-tinh/publication';
import type { SeatKind } from '@cong-tinh/regulation';
import type { INestApplicationContext } from '@nestjs/common';

/** Whoever holds a seat on a site, as an actor. */
export async function holderOf(app: INestApplicationContext, siteId: string, kind: SeatKind): Promise<Actor> {
  const held = await app.get(Database).inSite(siteId, () => app.get(Seats).holding(siteId));
  const seat = held.find((one) => one.kind === kind);
  if (!seat) throw new Error(`nobody holds ${kind} on ${siteId}`);
  return { kind: 'account', id: seat.accountId, name: seat.accountName };
}

export function siteAt(app: INestApplicationContext, host: string): string {
  const entry = app.get(SiteDirectory).find(host);
  if (!entry) throw new Error(`no site at ${host}`);
  return entry.site.id;
}
