import { canonicalJson, sha256, uuidv7 } from '@cong-tinh/kernel';
import type { TestDatabase } from '../support/index.js';

/** Rows of a site that is published, put in behind the policies: what the tests of the read model stand on. */
export interface SiteFixture {
  readonly id: string;
  readonly host: string;
}

export async function publishedSite(
  database: TestDatabase,
  label: string,
  kind = 'commune',
  parentId: string | null = null,
): Promise<SiteFixture> {
  const id = uuidv7();
  const unitId = uuidv7();
  const decisionId = uuidv7();
  const host = `${label}.longan.gov.vn`;
  await database.query('insert into units (id, kind) values ($1, $2)', [unitId, kind]);
  await database.query(
    `insert into decisions (id, number, decided_on, issuer, summary, recorded_by) values ($1, $2, '2025-06-02', 'UBND tỉnh', 'Thành lập trang', 'test')`,
    [decisionId, label],
  );
  await database.query(
    `insert into sites (id, unit_id, kind, name, state, decision_id, head_name, head_position, search_text, approved_on, activated_on)
     values ($1, $2, $3, $4, 'active', $5, 'Chủ tịch UBND xã', 'Chủ tịch', $4, '2025-06-02', '2025-06-02')`,
    [id, unitId, kind, label, decisionId],
  );
  const footer = {
    governingBody: 'UBND xã',
    managingUnit: 'Văn phòng',
    responsiblePerson: 'Chủ tịch',
    address: 'Ấp 1',
    phone: '0272',
    email: 'a@b.vn',
  };
  await database.query(
    `insert into site_shells (site_id, id, kind, state, name, kicker, place, parent_site_id, levels, footer) values ($1, $1, $2, 'active', $3, 'Trang thông tin điện tử', null, $4, '[]', $5)`,
    [id, kind, `Xã ${label}`, parentId, footer],
  );
  await database.query(`insert into site_hosts (site_id, id, host, role) values ($1, $2, $3, 'canonical')`, [id, uuidv7(), host]);
  for (const [position, category, name] of [
    [0, 'tin-tuc', 'Tin tức'],
    [1, 'thong-bao', 'Thông báo'],
  ] as const) {
    await database.query(
      `insert into site_menus (site_id, id, position, label, path, category, shown) values ($1, $2, $3, $4, $5, $6, true)`,
      [id, uuidv7(), position, name, `/${category}`, category],
    );
  }
  return { id, host };
}

export interface ApprovalFixture {
  readonly id: string;
  readonly subjectId: string;
  readonly contentHash: string;
}

/** An approval in a state of one's choice; with its grant when it is, or was, granted. */
export async function approvalOf(
  database: TestDatabase,
  siteId: string,
  {
    state = 'granted',
    granted = state === 'granted',
    subjectId = uuidv7(),
    text = 'Nội dung',
  }: { state?: string; granted?: boolean; subjectId?: string; text?: string } = {},
): Promise<ApprovalFixture> {
  const id = uuidv7();
  const accountId = uuidv7();
  const source = canonicalJson({ text, id });
  const contentHash = sha256(source);
  await database.query(
    `insert into approvals (site_id, id, state, subject_kind, subject_id, subject_label, attempt, content_hash, source, route, rule_id, rule_basis, author_may_sign, author_ids,
       author_name, demands_met, submitted_by_name, submitted_at, closed_at)
     values ($1, $2, $3, 'article', $4, 'Bài', (select count(*) + 1 from approvals where site_id = $1 and subject_id = $4), $5, $6, '{}', 'r', 'LA-9.4', false, array[$7]::uuid[], 'Người viết', '{}', 'Người trình', now(), case when $3 = 'pending' then null else now() end)`,
    [siteId, id, state, subjectId, contentHash, source, accountId],
  );
  if (granted) {
    const signatureId = uuidv7();
    await database.query(
      `insert into signatures (site_id, id, approval_id, content_hash, stage, signer_rule, account_id, account_name, seat_id, seat_kind, position, signed_at)
       values ($1, $2, $3, $4, 'head', 0, $5, 'Trưởng Ban', $6, 'head', 'Trưởng Ban', now())`,
      [siteId, signatureId, id, contentHash, uuidv7(), uuidv7()],
    );
    await database.query(
      `insert into granted_approvals (site_id, id, subject_kind, subject_id, content_hash, last_signature_id, granted_at) values ($1, $2, 'article', $3, $4, $5, now())`,
      [siteId, id, subjectId, contentHash, signatureId],
    );
  }
  return { id, subjectId, contentHash };
}
