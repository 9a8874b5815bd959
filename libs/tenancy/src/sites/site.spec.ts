import { describe, expect, it } from '@jest/globals';
import { ConflictError } from '@cong-tinh/kernel';
import type { FooterFacts } from '@cong-tinh/regulation';
import { requestStates } from '../requests/site-request.js';
import { batchStates } from '../provisioning/batch.js';
import { missingFacts, tidyFacts } from './footer-facts.js';
import { siteName } from './site-name.js';
import { tidyHead } from './site-particulars.js';
import { SITE_STATES, siteStates } from './site.js';

describe('the life of a site', () => {
  it('LA-19.2 goes requested → approved → active → suspended → active, and never away', () => {
    expect(siteStates.next('requested', 'approve')).toBe('approved');
    expect(siteStates.next('approved', 'activate')).toBe('active');
    expect(siteStates.next('active', 'suspend')).toBe('suspended');
    expect(siteStates.next('suspended', 'resume')).toBe('active');
    expect(SITE_STATES.flatMap((state) => siteStates.events(state))).not.toContain('delete');
  });

  it('LA-19.2 cannot be activated before the decision', () => {
    expect(() => siteStates.next('requested', 'activate')).toThrow(ConflictError);
    expect(siteStates.can('suspended', 'activate')).toBe(false);
  });

  it('ends at a refusal', () => expect(siteStates.events(siteStates.next('requested', 'refuse'))).toEqual([]));
});

describe('the way of a request', () => {
  it('LA-19.2 asks opinion, decision, host, activation in this order', () => {
    const path = (['examine', 'approve', 'grant', 'activate'] as const).reduce<string[]>(
      (states, event) => [...states, requestStates.next(states.at(-1) as never, event)],
      ['submitted'],
    );
    expect(path).toEqual(['submitted', 'examined', 'approved', 'granted', 'activated']);
    expect(requestStates.can('submitted', 'grant')).toBe(false);
    expect(requestStates.can('examined', 'activate')).toBe(false);
  });

  it('lets a batch be granted and run again', () => {
    expect(batchStates.next('finished', 'grant')).toBe('granted');
    expect(batchStates.next('finished', 'run')).toBe('running');
    expect(batchStates.can('prepared', 'finish')).toBe(false);
  });
});

describe('names of sites', () => {
  const of = (kind: 'province' | 'department' | 'district' | 'commune' | 'other' | 'assembly', fullName: string) =>
    siteName({ kind, fullName }, 'Tỉnh Long An');
  it('LA-1 calls the province’s own a Cổng, the others Trang', () => {
    expect(of('province', 'Tỉnh Long An')).toBe('Cổng thông tin điện tử tỉnh Long An');
    expect(of('district', 'Thành phố Tân An')).toBe('Trang thông tin điện tử thành phố Tân An');
    expect(of('commune', 'Phường 1')).toBe('Trang thông tin điện tử phường 1');
  });
  it('SNV-2.2 names the province after an agency, once', () => {
    expect(of('department', 'Sở Nội vụ')).toBe('Trang thông tin điện tử Sở Nội vụ tỉnh Long An');
    expect(of('other', 'Ban Quản lý Khu kinh tế tỉnh')).toBe('Trang thông tin điện tử Ban Quản lý Khu kinh tế tỉnh Long An');
    expect(of('assembly', 'Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh')).toBe(
      'Trang thông tin điện tử Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Long An',
    );
  });
});

describe('the foot of a page', () => {
  const rule: FooterFacts = {
    facts: [
      { code: 'address', label: 'Địa chỉ liên hệ' },
      { code: 'phone', label: 'Điện thoại' },
    ],
  };

  it('NĐ 174/2026 Điều 93 names what is missing, by label', () => {
    expect(missingFacts(rule, { address: 'Số 1' })).toEqual([{ code: 'phone', label: 'Điện thoại' }]);
    expect(missingFacts(rule, { address: 'Số 1', phone: '0272 3 000 000' })).toEqual([]);
  });

  it('keeps facts in one form and leaves blanks out', () => {
    expect(tidyFacts({ address: '  Ấp  1 ', phone: ' ' })).toEqual({ address: 'Ấp 1' });
  });

  it('refuses what cannot be right', () => {
    expect(() => tidyFacts({ email: 'không phải thư' })).toThrow(expect.objectContaining({ code: 'fact_wrong', field: 'facts.email' }));
    expect(() => tidyFacts({ phone: 'gọi sau' })).toThrow(expect.objectContaining({ code: 'fact_wrong' }));
    expect(() => tidyFacts({ colour: 'đỏ' })).toThrow(expect.objectContaining({ code: 'fact_unknown' }));
  });

  it('LA-QĐ.3 wants the head by name and office', () => {
    expect(tidyHead({ name: ' Nguyễn  A ', position: 'Chủ tịch' })).toEqual({ name: 'Nguyễn A', position: 'Chủ tịch' });
    expect(() => tidyHead({ name: 'A', position: ' ' })).toThrow(expect.objectContaining({ code: 'head_missing' }));
  });
});
