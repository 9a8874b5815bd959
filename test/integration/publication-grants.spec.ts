import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidv7 } from '@cong-tinh/kernel';
import { Database } from '@cong-tinh/platform';
import { createWorld, type World } from '../support/index.js';
import { approvalOf, type ApprovalFixture, publishedSite, type SiteFixture } from './published-site.factory.js';

jest.setTimeout(60_000);

/** What the schema itself refuses, whoever writes: as portal_app, past every policy of the code. */
describe('publication without a grant', () => {
  let world: World;
  let site: SiteFixture;
  let neighbour: SiteFixture;

  beforeAll(async () => {
    world = await createWorld({ imports: [] });
    site = await publishedSite(world.database, 'thanhphu');
    neighbour = await publishedSite(world.database, 'anthanh');
  });
  afterAll(() => world.close());

  const asSite = <T>(siteId: string, sql: string, params: unknown[] = []) =>
    world.get(Database).inSite(siteId, () => world.get(Database).query<T>(sql, params));

  function publish(siteId: string, { id, subjectId, contentHash }: ApprovalFixture, more: { state?: string } = {}) {
    return asSite(
      siteId,
      `insert into published_items (site_id, id, approval_id, approval_state, subject_kind, subject_id, content_hash, category, title, summary, html, sanitiser, office, metadata, published_at)
       values ($1, $2, $3, $4, 'article', $5, $6, 'tin-tuc', 'Bài', 'Tóm tắt', '<p>x</p>', 1, 'UBND xã', '{}', now())`,
      [siteId, uuidv7(), id, more.state ?? 'granted', subjectId, contentHash],
    );
  }

  it('LA-12.3 takes what was granted, once', async () => {
    const approval = await approvalOf(world.database, site.id);
    await publish(site.id, approval);
    await expect(publish(site.id, approval)).rejects.toThrow('published_items_site_id_approval_id_key');
  });

  it('LA-10.1.b refuses a pending approval', async () => {
    await expect(publish(site.id, await approvalOf(world.database, site.id, { state: 'pending' }))).rejects.toThrow('violates foreign key');
  });

  it('refuses a pending approval even with a grant beside it, and under another state', async () => {
    const approval = await approvalOf(world.database, site.id, { state: 'pending', granted: true });
    await expect(publish(site.id, approval)).rejects.toThrow('violates foreign key');
    await expect(publish(site.id, approval, { state: 'pending' })).rejects.toThrow('violates check constraint');
  });

  it('refuses an approval that was granted and then voided, or refused', async () => {
    for (const state of ['voided', 'refused']) {
      await expect(publish(site.id, await approvalOf(world.database, site.id, { state, granted: true }))).rejects.toThrow(
        'violates foreign key',
      );
    }
  });

  it("refuses a neighbour's approval", async () => {
    await expect(publish(site.id, await approvalOf(world.database, neighbour.id))).rejects.toThrow('violates foreign key');
  });

  function publishAs(door: string, siteId: string, { id, subjectId, contentHash }: ApprovalFixture) {
    return asSite(
      door,
      `insert into published_items (site_id, id, approval_id, subject_kind, subject_id, content_hash, category, title, summary, html, sanitiser, office, metadata, published_at)
       values ($1, $2, $3, 'article', $4, $5, 'tin-tuc', 'Bài', 'Tóm tắt', '<p>x</p>', 1, 'UBND xã', '{}', now())`,
      [siteId, uuidv7(), id, subjectId, contentHash],
    );
  }

  it('refuses to write into the site of a neighbour', async () => {
    const foreign = await approvalOf(world.database, neighbour.id);
    await expect(publishAs(site.id, neighbour.id, foreign)).rejects.toThrow('row-level security');
  });

  it('refuses another hash and another subject', async () => {
    const approval = await approvalOf(world.database, site.id);
    await expect(publish(site.id, { ...approval, contentHash: 'f'.repeat(64) })).rejects.toThrow('violates foreign key');
    await expect(publish(site.id, { ...approval, subjectId: uuidv7() })).rejects.toThrow('violates foreign key');
  });

  it.each(['published_items', 'published_withdrawals', 'granted_approvals', 'signatures', 'refusals'])(
    'refuses to change or delete rows of %s',
    async (table) => {
      await expect(asSite(site.id, `update ${table} set site_id = site_id`)).rejects.toThrow(`permission denied for table ${table}`);
      await expect(asSite(site.id, `delete from ${table}`)).rejects.toThrow(`permission denied for table ${table}`);
    },
  );

  it('lets the text of an approval stand for ever, and hashes no other', async () => {
    await expect(asSite(site.id, `update approvals set content_hash = 'x'`)).rejects.toThrow('permission denied');
    await expect(asSite(site.id, `update approvals set source = 'x'`)).rejects.toThrow('permission denied');
    await expect(world.database.query(`update approvals set source = source || ' ' where site_id = $1`, [site.id])).rejects.toThrow(
      'violates check constraint',
    );
  });

  it('keeps the approval of what was published granted', async () => {
    const approval = await approvalOf(world.database, site.id);
    await publish(site.id, approval);
    await expect(asSite(site.id, `update approvals set state = 'voided' where id = $1`, [approval.id])).rejects.toThrow(
      'violates foreign key',
    );
  });

  it('grants nothing without a signature of the same text', async () => {
    const { id, subjectId, contentHash } = await approvalOf(world.database, site.id, { state: 'granted', granted: false });
    await expect(
      asSite(
        site.id,
        `insert into granted_approvals (site_id, id, subject_kind, subject_id, content_hash, last_signature_id, granted_at) values ($1, $2, 'article', $3, $4, $5, now())`,
        [site.id, id, subjectId, contentHash, uuidv7()],
      ),
    ).rejects.toThrow('violates foreign key');
  });

  it('never takes back an address that was published', async () => {
    await expect(asSite(site.id, 'delete from published_addresses')).rejects.toThrow('permission denied');
    await expect(asSite(site.id, `update published_addresses set path = '/x'`)).rejects.toThrow('permission denied');
  });
});
