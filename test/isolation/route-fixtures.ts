import type { Rows } from './fill.js';
import type { Tenant } from './province.js';

/** What stands for each further parameter of a site's routes, by the words around it. A route whose parameter is missing here fails. */
export const PARAMETERS: Readonly<Record<string, (rows: Rows) => string>> = {
  'articles/:id': ({ draft }) => draft,
  'articles/:id/versions/:number': () => '1',
  'seats/:seat': ({ seat }) => seat,
  'delegations/:delegation': ({ delegation }) => delegation,
};

const TODAY = '2026-11-22';
const ARTICLE = { title: 'Bài của kẻ lạ', summary: 'Tóm tắt', body: '<p>Nội dung</p>', category: 'tin-tuc' };

/** A body that every check before the policy lets through, for each route that changes something. A route without one fails. */
export const BODIES: Readonly<Record<string, (own: Tenant) => object | undefined>> = {
  'PUT /particulars': () => ({ head: { name: 'Kẻ lạ, minh họa', position: 'Chủ tịch' } }),
  'POST /articles': () => ARTICLE,
  'PUT /articles/:id': () => ({ ...ARTICLE, expectedVersion: 1 }),
  'POST /articles/:id/classification': () => ({ genre: 'news' }),
  'POST /articles/:id/submission': () => ({}),
  'POST /articles/:id/signatures': () => ({ contentHash: 'a'.repeat(64), verdicts: { content: 'pass', form: 'pass', dosage: 'pass' } }),
  'POST /articles/:id/refusal': () => ({ ground: 'poor_quality', note: 'Chưa đạt' }),
  'POST /articles/:id/publication': () => undefined,
  'POST /articles/:id/withdrawal': () => ({ ground: 'unnecessary' }),
  'POST /board': () => ({ decisionDate: TODAY }),
  'POST /seats': ({ mark }) => ({
    accountEmail: 'head-0@longan.example',
    kind: 'editor',
    position: mark,
    decisionNumber: '1',
    decisionDate: TODAY,
    decidedBy: 'Chủ tịch',
    validFrom: TODAY,
  }),
  'POST /seats/:seat/end': () => ({ endsOn: TODAY, decisionNumber: '1', decisionDate: TODAY, decidedBy: 'Chủ tịch' }),
  'POST /delegations': ({ writer }) => ({
    toAccountId: writer.accountId,
    instrumentNumber: '1',
    instrumentDate: TODAY,
    scope: 'Ký',
    validFrom: TODAY,
    validTo: '2026-12-01',
  }),
  'POST /delegations/:delegation/revocation': () => ({ reason: 'Hết việc' }),
  'POST /break-glass': () => ({ reason: 'Lý do đủ dài để mở khẩn cấp', hours: 1 }),
};
