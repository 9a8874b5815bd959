import { isoDate } from '@cong-tinh/kernel';
import { Database, Uploads } from '@cong-tinh/platform';
import { CHECKLIST } from '../support/index.js';
import { type Province, settle, type Tenant } from './province.js';

/** Ids of one site's rows, by which routes are asked. */
export interface Rows {
  readonly draft: string;
  readonly published: string;
  readonly refused: string;
  readonly seat: string;
  readonly delegation: string;
}

/** Puts at least one row of the site into every table that sites have, through the officials' own routes. */
export async function fill(province: Province, tenant: Tenant): Promise<Rows> {
  const { siteId, mark, head, writer } = tenant;
  const base = `/api/sites/${siteId}`;
  const send = async (who: typeof head, method: string, path: string, body?: object) => {
    const answer = await province.call(who, method, base + path, body);
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<Record<string, unknown>>();
  };
  const write = async (title: string) =>
    (
      await send(writer, 'POST', '/articles', {
        title: `${title} ${mark}`,
        summary: `Tóm tắt ${mark}`,
        body: `<p>Nội dung của ${mark}.</p>`,
        category: 'tin-tuc',
      })
    ).id as string;
  const submit = async (id: string) => {
    await send(writer, 'POST', `/articles/${id}/classification`, { genre: 'news' });
    return send(writer, 'POST', `/articles/${id}/submission`, { checklist: CHECKLIST });
  };
  const publish = async (id: string) => {
    await submit(id);
    const { approval } = await send(head, 'GET', `/articles/${id}`);
    const { contentHash } = approval as { contentHash: string };
    await send(head, 'POST', `/articles/${id}/signatures`, { contentHash, verdicts: { content: 'pass', form: 'pass', dosage: 'pass' } });
    await send(writer, 'POST', `/articles/${id}/publication`);
  };

  const draft = await write('Bản nháp');
  const published = await write('Bài đã đăng');
  await publish(published);
  const withdrawn = await write('Bài đã gỡ');
  await publish(withdrawn);
  await send(head, 'POST', `/articles/${withdrawn}/withdrawal`, { ground: 'unnecessary', publicReason: `Lý do ${mark}` });
  const refused = await write('Bài bị trả lại');
  await submit(refused);
  await send(head, 'POST', `/articles/${refused}/refusal`, { ground: 'poor_quality', note: `Chưa đạt ${mark}` });
  const delegation = await send(head, 'POST', '/delegations', {
    toAccountId: writer.accountId,
    instrumentNumber: `01/UQ-${mark}`,
    instrumentDate: isoDate('2026-11-20'),
    scope: 'Ký duyệt tin',
    validFrom: isoDate('2026-11-20'),
    validTo: isoDate('2026-12-20'),
  });
  const seats = await send(head, 'GET', '/seats');
  const seat = (seats.items as { id: string; kind: string }[]).find(({ kind }) => kind === 'contributor')!.id;
  await send(province.webmaster, 'POST', '/break-glass', { reason: 'Kiểm tra sự cố hiển thị theo đề nghị của đơn vị', hours: 1 });
  await province.get(Uploads).receive(siteId, Buffer.from(mark), { limit: 1_000 });
  // A review of a text that an older allow-list cleaned: there is none older yet.
  await province.database.query(
    `insert into published_html_reviews (site_id, item_id, sanitiser, changes, reviewed_at) select site_id, id, sanitiser, false, now() from published_items where site_id = $1`,
    [siteId],
  );
  await settle(province);
  return { draft, published, refused, seat, delegation: delegation.id as string };
}

export const rowsOf = (province: Province, siteId: string, table: string) =>
  province.get(Database).inSite(siteId, () => province.get(Database).query<{ site_id: string }>(`select site_id from ${table}`));
