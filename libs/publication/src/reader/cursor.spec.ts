import { describe, expect, it } from '@jest/globals';
import { FIRST, readCursor, writeCursor } from './cursor.js';

describe('the cursor of public lists', () => {
  it('comes back as it was written', () => {
    const cursor = { at: '2026-11-22T01:00:00.123Z', id: '019abcde-0000-7000-8000-000000000001' };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  });

  it('begins at the beginning when there is none', () => {
    expect(readCursor(undefined)).toBe(FIRST);
    expect(readCursor('')).toBe(FIRST);
  });

  it.each(['x', '-', 'zzzzzzzzzz-019abcde000070008000000000000001', 'abc-019', "1' or 1=1", 'mhw0-019ABCDE000070008000000000000001'])(
    'refuses %p',
    (word) => {
      expect(() => readCursor(word)).toThrow('không tồn tại');
    },
  );
});
