import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audit, AuditAnchor, AuditModule, AuditVerifier } from '@cong-tinh/audit';
import { UnavailableError, uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { ScheduleModule } from '@nestjs/schedule';
import { createWorld, type World } from '../support/index.js';

const SITE = uuidv7();
const OTHER = uuidv7();
const report = (siteId: string | null, id: string) => ({
  siteId,
  action: 'article.published',
  subject: { kind: 'article', id, label: 'Bài số ' + id },
  basis: 'LA-12.3',
});

describe('the audit chains', () => {
  let world: World;
  let database: Database;
  let audit: Audit;

  beforeAll(async () => {
    world = await createWorld({ imports: [ScheduleModule.forRoot(), AuditModule] });
    database = world.get(Database);
    audit = world.get(Audit);
  });
  afterAll(() => world.close());

  const verify = () => world.get(AuditVerifier).verifyAll();

  it('grow in the transaction of the action and vanish with it', async () => {
    await database.inSite(SITE, () => audit.record(report(SITE, '1')));
    const failing = database.inSite(SITE, async () => {
      await audit.record(report(SITE, '2'));
      throw new Error('refused later');
    });
    await expect(failing).rejects.toThrow('refused later');
    await database.inSite(SITE, () => audit.record(report(SITE, '3')));
    const rows = await database.inSite(SITE, () =>
      database.query<{ subject_id: string }>('select subject_id from audit_entries order by sequence'),
    );
    expect(rows.map((row) => row.subject_id)).toEqual(['1', '3']);
    expect((await verify()).faults).toEqual([]);
  });

  it('stand in line when many write to one chain at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => database.inSite(OTHER, () => audit.record(report(OTHER, `n${index}`)))));
    const { faults, heads } = await verify();
    expect(faults).toEqual([]);
    expect(heads.find((head) => head.siteId === OTHER)?.sequence).toBe(40);
  });

  it('keep a refusal in a transaction of its own, and answer 503 when that cannot be written', async () => {
    await audit.refused({ ...report(null, 'x'), action: 'article.published' });
    const rows = await database.inPlatform(() => database.query('select outcome from platform_audit_entries'));
    expect(rows).toEqual([{ outcome: 'refused' }]);
    await expect(database.inSite(SITE, () => audit.refused(report(OTHER, 'y')))).rejects.toBeInstanceOf(UnavailableError);
  });

  it('cannot be changed or shortened by the application', async () => {
    for (const statement of ['update audit_entries set actor_name = null', 'delete from audit_entries', 'truncate audit_entries']) {
      await expect(database.inSite(SITE, () => database.query(statement))).rejects.toThrow(/permission denied/);
      await expect(database.inPlatform(() => database.query(statement))).rejects.toThrow(/permission denied/);
    }
  });

  it('show every kind of tampering by someone above the application', async () => {
    await world.get(AuditAnchor).verifyAndAnchor();
    const anchored = () => world.get(AuditAnchor).verifyAndAnchor();
    const tamper = async (change: string, back: string, fault: RegExp) => {
      await world.database.query(change);
      expect((await anchored()).faults.map(({ message }) => message).join()).toMatch(fault);
      await world.database.query(back);
      expect((await anchored()).faults).toEqual([]);
    };
    const first = `site_id = '${SITE}' and sequence = 1`;
    await tamper(
      `update audit_entries set body = replace(body, 'Bài', 'Tin') where ${first}`,
      `update audit_entries set body = replace(body, 'Tin', 'Bài') where ${first}`,
      /mã băm không khớp/,
    );
    await tamper(
      `update audit_entries set actor_name = 'Ai đó' where ${first}`,
      `update audit_entries set actor_name = 'Hệ thống' where ${first}`,
      /cột actor_name/,
    );
    await tamper(
      `create table kept as select * from audit_entries where ${first}; delete from audit_entries where ${first}`,
      `insert into audit_entries select * from kept; drop table kept`,
      /thiếu mục 1/,
    );
    await tamper(
      `create table kept as select * from audit_entries where site_id = '${OTHER}'; create table kept_head as select * from audit_heads where site_id = '${OTHER}';
       delete from audit_entries where site_id = '${OTHER}'; delete from audit_heads where site_id = '${OTHER}'`,
      `insert into audit_entries select * from kept; insert into audit_heads select * from kept_head; drop table kept, kept_head`,
      /đã neo nay không còn/,
    );
  });
});
