import { type Basis, ConflictError, formatDate, InvalidError, type IsoDate, NotFoundError } from '@cong-tinh/kernel';
import type { Site } from './site.js';

export const siteNotFound = () => new NotFoundError('site_not_found', 'Không tìm thấy trang.');

export const requestNotFound = () => new NotFoundError('site_request_not_found', 'Không tìm thấy hồ sơ đề nghị mở trang.');

export const siteExists = (site: Pick<Site, 'id' | 'name' | 'host'>) =>
  new ConflictError('site_exists', `Đơn vị đã có trang: ${site.name}${site.host ? ` (${site.host})` : ''}. Mỗi đơn vị chỉ có một trang.`, {
    details: { siteId: site.id, host: site.host, basis: 'TD-2.1' },
  });

export const provinceSiteExists = (site: Pick<Site, 'id' | 'name'>) =>
  new ConflictError('province_site_exists', `Tỉnh đã có cổng: ${site.name}. Mỗi tỉnh chỉ có một Cổng thông tin điện tử.`, {
    details: { siteId: site.id, basis: 'LA-1' },
  });

export const dateInFuture = (field: string, date: IsoDate) =>
  new InvalidError('date_in_future', `Ngày ${formatDate(date)} ở sau ngày hôm nay.`, { field });

export const opinionMissing = (basis: Basis) =>
  new ConflictError('opinion_missing', 'Chưa có ý kiến của Ban Biên tập Cổng tỉnh nên chưa ghi được quyết định.', { details: { basis } });

export const decisionMissing = () =>
  new ConflictError('decision_missing', 'Chưa có quyết định của Ủy ban nhân dân tỉnh cho phép mở trang.', {
    details: { basis: 'LA-19.2' },
  });

export const datesOutOfOrder = (field: string, earlier: string, later: string) =>
  new InvalidError('dates_out_of_order', `${later} không được trước ${earlier}.`, { field });

export const domainMissing = () => new ConflictError('domain_missing', 'Trang chưa được cấp tên miền.', { details: { basis: 'LA-3.2' } });

export const headMissing = () =>
  new InvalidError('head_missing', 'Phải nêu họ tên hoặc chức danh và chức vụ của người đứng đầu chịu trách nhiệm về trang.', {
    field: 'head',
    details: { basis: 'LA-QĐ.3' },
  });

export interface MissingFact {
  readonly code: string;
  readonly label: string;
}

export const factsMissing = (missing: readonly MissingFact[], basis: Basis) =>
  new InvalidError(
    'facts_missing',
    `Chân trang còn thiếu ${missing.length} thông tin: ${missing.map(({ label }) => label.toLowerCase()).join('; ')}.`,
    {
      field: 'facts',
      details: { missing, basis },
    },
  );

export const factWrong = (code: string, why: string) => new InvalidError('fact_wrong', why, { field: `facts.${code}` });

export const factUnknown = (code: string) =>
  new InvalidError('fact_unknown', `Không có thông tin chân trang “${code}”.`, { field: `facts.${code}` });

export const decisionRequired = (why: string) => new InvalidError('decision_required', why, { field: 'decision' });

export const noteRequired = () =>
  new InvalidError('note_required', 'Hãy ghi nội dung ý kiến khi có điều kiện hoặc không đồng ý.', { field: 'note' });
