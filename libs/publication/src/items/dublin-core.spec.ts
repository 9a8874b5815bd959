import { describe, expect, it } from '@jest/globals';
import { dublinCore, type Described } from './dublin-core.js';

const item: Described = {
  title: 'Lịch mở cống',
  creators: ['Chi cục Thủy lợi', 'Văn phòng; UBND'],
  date: new Date('2026-11-22T01:00:00Z'),
  description: 'Bốn cống',
  publisher: 'UBND huyện Bến Lức',
  identifier: 'https://benluc.longan.gov.vn/tin-tuc/lich-mo-cong',
  source: null,
  subject: 'Tin tức',
};

describe('dublinCore', () => {
  it('LA-4.2.đ states the six mandatory elements and parts several values by semicolons', () => {
    expect(dublinCore(item)).toEqual({
      'DC.title': 'Lịch mở cống',
      'DC.creator': 'Chi cục Thủy lợi; Văn phòng, UBND',
      'DC.date': '2026-11-22T01:00:00.000Z',
      'DC.description': 'Bốn cống',
      'DC.publisher': 'UBND huyện Bến Lức',
      'DC.identifier': 'https://benluc.longan.gov.vn/tin-tuc/lich-mo-cong',
      'DC.language': 'vi',
      'DC.subject': 'Tin tức',
    });
  });

  it('LA-4.2.đ refuses an empty publisher', () => {
    expect(() => dublinCore({ ...item, publisher: ' ' })).toThrow('DC.publisher');
  });
});
