import { describe, expect, it } from '@jest/globals';
import { isUuid, uuidv7 } from './uuid.js';

describe('ids', () => {
  it('are version 7 and bear their time', () => {
    const id = uuidv7(new Date('2026-11-21T01:05:00Z'));
    expect(isUuid(id)).toBe(true);
    expect(id[14]).toBe('7');
    expect('89ab').toContain(id[19]);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-21T01:05:00Z'));
  });

  it('rise strictly, however many one millisecond asks for', () => {
    const moment = new Date('2026-11-22T01:05:00Z');
    const ids = Array.from({ length: 20_000 }, () => uuidv7(moment));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.slice(0, 15_000)).toEqual([...ids.slice(0, 15_000)].sort());
  });

  it('take an earlier time as it is told', () => {
    uuidv7(new Date('2026-11-23T00:00:00Z'));
    expect(parseInt(uuidv7(new Date('2020-01-01T00:00:00Z')).replaceAll('-', '').slice(0, 12), 16)).toBe(
      Date.parse('2020-01-01T00:00:00Z'),
    );
  });

  it.each(['', 'x', '019AA0C2-1F0C-7000-8000-000000000000', '019aa0c2-1f0c-7000-8000-00000000000', null, 7])('%j is none', (value) => {
    expect(isUuid(value)).toBe(false);
  });
});
