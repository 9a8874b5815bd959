import { describe, expect, it } from '@jest/globals';
import { decodeAnnouncement, encodeAnnouncement, TAG } from './announcement.js';

const siteId = '019abcde-0000-7000-8000-000000000001';

describe('announcements', () => {
  it('come back as they were made, each tag once', () => {
    const announcement = { siteId, revision: 7, tags: [TAG.home, TAG.category('tin-tuc'), TAG.home] };
    expect(decodeAnnouncement(encodeAnnouncement(announcement))).toEqual({ siteId, revision: 7, tags: ['home', 'category:tin-tuc'] });
  });

  it('stay under 8,000 bytes by dropping everything of the site', () => {
    const tags = Array.from({ length: 400 }, (_, index) => TAG.subject(`019abcde-0000-7000-8000-${String(index).padStart(12, '0')}`));
    const payload = encodeAnnouncement({ siteId, revision: 7, tags });
    expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
    expect(decodeAnnouncement(payload)).toEqual({ siteId, revision: 7, tags: [TAG.everything] });
  });

  it('that cannot be read concern everything', () => {
    for (const payload of ['', '{', '"x"', '{"tags":1}'])
      expect(decodeAnnouncement(payload)).toEqual({ siteId: null, revision: null, tags: [TAG.everything] });
  });
});
