import { EstablishBoardAction } from '@cong-tinh/approval';
import { AssignSeat, GrantRole, InviteAccount } from '@cong-tinh/identity';
import { isoDate } from '@cong-tinh/kernel';
import { Config, Database, RequestContext } from '@cong-tinh/platform';
import { UnitService } from '@cong-tinh/tenancy';
import type { INestApplicationContext } from '@nestjs/common';
import { holderOf, siteAt } from './holders.js';
import { emailOf, LIVELY_HOSTS, type Office, OFFICES } from './offices.js';

const DECIDED_ON = isoDate('2025-06-02');
const COMMITTEE = 'Ủy ban nhân dân tỉnh';
const NUMBER = 'MH-02/QĐ';

/** Gives the demonstration offices their accounts, roles and seats and sets up the boards; what is there already is left alone. */
export async function seatOffices(app: INestApplicationContext): Promise<void> {
  const request = app.get(RequestContext);
  await request.runAs({ kind: 'system', id: null, name: 'Dữ liệu minh họa' }, async () => {
    await followIssuer(app);
    for (const office of await unseated(app)) await seat(app, office);
    for (const host of LIVELY_HOSTS) await establishBoard(app, host);
    await renewInvitations(app);
  });
}

async function unseated(app: INestApplicationContext): Promise<Office[]> {
  const database = app.get(Database);
  const known = await database.inPlatform(() =>
    database.query<{ email: string }>(
      `select a.email from accounts a where a.state <> 'closed'
         and (exists (select from seats s where s.account_id = a.id) or exists (select from province_roles r where r.account_id = a.id))`,
    ),
  );
  const emails = new Set(known.map(({ email }) => email));
  return OFFICES.filter((office) => !emails.has(emailOf(office)));
}

async function seat(app: INestApplicationContext, office: Office): Promise<void> {
  const account = await app.get(InviteAccount).execute({ name: office.name, email: emailOf(office) });
  if (office.role) {
    await app.get(GrantRole).execute({
      accountId: account.id,
      role: office.role,
      decisionNumber: NUMBER,
      decisionDate: DECIDED_ON,
      decidedBy: COMMITTEE,
      validFrom: DECIDED_ON,
    });
  }
  for (const one of office.seats ?? []) {
    await app.get(AssignSeat).execute({
      siteId: siteAt(app, office.host!),
      accountEmail: emailOf(office),
      kind: one.kind,
      position: one.position,
      ...(one.unitCode && { unitId: await unitOf(app, one.unitCode) }),
      sector: one.sector ?? null,
      decisionNumber: NUMBER,
      decisionDate: DECIDED_ON,
      decidedBy: one.kind === 'unitHead' || office.host === 'longan.gov.vn' ? COMMITTEE : 'Thủ trưởng đơn vị',
      validFrom: DECIDED_ON,
    });
  }
}

async function establishBoard(app: INestApplicationContext, host: string): Promise<void> {
  const database = app.get(Database);
  const siteId = siteAt(app, host);
  const active = await database.inSite(siteId, () => database.query(`select from boards where state = 'active'`));
  if (active.length > 0) return;
  const province = host === 'longan.gov.vn';
  const head = await holderOf(app, siteId, 'unitHead');
  await app.get(RequestContext).runAs(head, () =>
    app.get(EstablishBoardAction).execute({
      siteId,
      decisionNumber: province ? 'MH-03/QĐ-UBND' : null,
      decisionDate: DECIDED_ON,
      decidedBy: province ? COMMITTEE : null,
    }),
  );
}

/** The address of the embedded provider changes with the port; accounts that were bound under another one follow it. */
async function followIssuer(app: INestApplicationContext): Promise<void> {
  const database = app.get(Database);
  const { ssoIssuer } = app.get(Config);
  await database.inPlatform(() =>
    database.query(`update accounts set issuer = $1 where email like '%@longan.example' and issuer <> $1`, [ssoIssuer]),
  );
}

/** An invitation lives for some days, a demonstration longer. */
async function renewInvitations(app: INestApplicationContext): Promise<void> {
  const database = app.get(Database);
  const lapsed = await database.inPlatform(() =>
    database.query<{ name: string; email: string }>(
      `select a.name, a.email from accounts a where a.state = 'invited' and a.email like '%@longan.example'
         and not exists (select from invitations i where i.account_id = a.id and i.accepted_at is null and i.withdrawn_at is null
                           and i.expires_at > now() + interval '1 day')`,
    ),
  );
  for (const { name, email } of lapsed) await app.get(InviteAccount).execute({ name, email });
}

async function unitOf(app: INestApplicationContext, code: string): Promise<string> {
  const unit = await app.get(Database).inPlatform(() => app.get(UnitService).findByCode(code));
  if (!unit) throw new Error(`no unit ${code}`);
  return unit.id;
}
