import { describe, expect, it } from '@jest/globals';
import { type AuditEntry, bodyOf, chainHash, disagreements } from './audit-entry.js';

const SITE = '019aa0c2-1f0c-7000-8000-000000000001';
const at = new Date('2026-11-22T08:00:00+07:00');
const actor = { kind: 'account', id: 'a', name: 'Nguyễn Thị Bưởi' } as const;
const body = bodyOf(
  {
    siteId: SITE,
    action: 'article.published',
    subject: { kind: 'article', id: '1', label: 'Bài' },
    details: { b: 1, a: [true, null] },
    basis: 'LA-12.3',
  },
  { actor, at, outcome: 'done', requestId: 'r', address: '203.113.1.2' },
);
const entry: AuditEntry = {
  sequence: 1,
  at,
  action: 'article.published',
  outcome: 'done',
  actorKind: 'account',
  actorId: 'a',
  actorName: 'Nguyễn Thị Bưởi',
  subjectKind: 'article',
  subjectId: '1',
  body,
  previousHash: '',
  hash: chainHash('', 1, body),
};

describe('an audit entry', () => {
  it('is hashed as canonical JSON: names in order, no spaces, everything said', () => {
    expect(body).toBe(
      '{"action":"article.published","actor":{"id":"a","kind":"account","name":"Nguyễn Thị Bưởi"},"address":"203.113.1.2",' +
        `"at":"2026-11-22T01:00:00.000Z","basis":"LA-12.3","details":{"a":[true,null],"b":1},"outcome":"done","requestId":"r","siteId":"${SITE}",` +
        '"subject":{"id":"1","kind":"article","label":"Bài"}}',
    );
  });

  it('has a hash that covers the one before, its number and its text', () => {
    expect(new Set([chainHash('', 1, body), chainHash('x', 1, body), chainHash('', 2, body), chainHash('', 1, `${body} `)]).size).toBe(4);
    expect(entry.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('agrees with its columns, or names those that say something else', () => {
    expect(disagreements(SITE, entry)).toEqual([]);
    expect(disagreements(null, entry)).toEqual(['site_id']);
    expect(disagreements(SITE, { ...entry, actorName: 'Ai đó', outcome: 'refused', at: new Date(0) })).toEqual([
      'outcome',
      'at',
      'actor_name',
    ]);
  });

  it.each(['', 'không phải JSON', 'null', '7'])('cannot be read when its text is %j', (text) => {
    expect(disagreements(SITE, { ...entry, body: text })).toBeNull();
  });

  it('whose text lost its parts disagrees instead of breaking the verification', () => {
    expect(disagreements(SITE, { ...entry, body: '{"actor":null}' })).toContain('actor_kind');
    expect(disagreements(SITE, { ...entry, body: '[]' })).toContain('action');
  });
});
