import { describe, expect, it } from '@jest/globals';
import { normaliseEmail } from './account.js';
import { readCursor, writeCursor } from './account.mapper.js';

describe('an e-mail address', () => {
  it('has one form', () => {
    expect(normaliseEmail('  Chanh.VanPhong@LongAn.gov.vn ')).toBe('chanh.vanphong@longan.gov.vn');
    expect(normaliseEmail('chutich@hiephoa.longan.example')).toBe('chutich@hiephoa.longan.example');
  });

  it.each([
    '',
    'a',
    'a@b',
    '@b.vn',
    'a@',
    'a b@c.vn',
    'a@b..vn',
    'a@-b.vn',
    'a@b.vn, c@d.vn',
    '<a@b.vn>',
    'a@b.vn\nBcc: c@d.vn',
    `${'a'.repeat(65)}@b.vn`,
    `a@${'b'.repeat(250)}.vn`,
  ])('is refused: %p', (email) => {
    expect(() => normaliseEmail(email)).toThrow(expect.objectContaining({ code: 'email_invalid', field: 'email' }));
  });
});

describe('a cursor over accounts', () => {
  it('comes back as it left', () => {
    const position = { name: 'Đặng Văn phòng (minh họa)', id: '0197a3b0-0000-7000-8000-000000000001' };
    expect(readCursor(writeCursor(position))).toEqual(position);
    expect(readCursor(undefined)).toBeNull();
  });

  it.each([
    'x',
    Buffer.from('{}').toString('base64url'),
    Buffer.from('["a","b"]').toString('base64url'),
    Buffer.from('null').toString('base64url'),
  ])('is refused when it is none: %s', (cursor) => {
    expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'cursor_invalid' }));
  });
});
