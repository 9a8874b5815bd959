import { ConflictError, type DomainError, formatDate, InvalidError, type IsoDate, NotFoundError } from '@cong-tinh/kernel';
import type { HostFault, HostVerdict } from '../hosts/judge-host.js';

type Refusal = Extract<HostVerdict, { lawful: false }>;

const CONFLICTS: ReadonlySet<HostFault> = new Set(['host_collision', 'host_taken']);

/** The error of a host that may not be given: 409 for collisions and hosts of others, 422 for the rest, with suggestions and basis. */
export function hostRefused(verdict: Refusal): DomainError {
  const { fault, message, suggestions, basis } = verdict;
  const hint = suggestions.length > 0 ? ` Có thể chọn: ${suggestions.slice(0, 3).join(', ')}.` : '';
  const options = { field: 'host', details: { suggestions, basis } };
  return CONFLICTS.has(fault) ? new ConflictError(fault, message + hint, options) : new InvalidError(fault, message + hint, options);
}

export const domainNotFound = () => new NotFoundError('domain_not_found', 'Không tìm thấy tên miền.');

export const noRegime = (on: IsoDate) =>
  new InvalidError('no_domain_regime', `Không có quy định về tên miền áp dụng vào ngày ${formatDate(on)}.`, { field: 'decidedOn' });

export const notAnAlias = () =>
  new ConflictError('not_an_alias', 'Chỉ thôi dùng được tên miền phụ; tên miền chính được thay bằng quyết định cấp tên miền mới.');

export const hostMalformed = (host: string) =>
  new InvalidError('host_malformed', `“${host}” không phải tên miền hợp lệ.`, { field: 'host' });

export const hostReserved = (host: string) =>
  new InvalidError('host_reserved', `${host} dùng nhãn dành riêng cho hạ tầng của Cổng.`, { field: 'host' });

export const hostTaken = (host: string, name: string) =>
  new ConflictError('host_taken', `${host} đang là tên miền của ${name}.`, { field: 'host' });

export const noticeOpen = () => new ConflictError('notice_open', 'Tên miền này đã có thông tin của đơn vị đang chờ tổng hợp.');

export const hostComplies = (host: string) =>
  new ConflictError('host_complies', `${host} đúng quy định nên không thuộc diện báo cáo.`, {
    field: 'host',
    details: { basis: 'LA-3.3' },
  });

export const nothingToReport = () =>
  new ConflictError('nothing_to_report', 'Không có thông tin nào của đơn vị đang chờ tổng hợp.', { details: { basis: 'LA-3.3' } });

export const reportNotFound = () => new NotFoundError('domain_report_not_found', 'Không tìm thấy báo cáo.');

export const reportDecided = () => new ConflictError('report_decided', 'Báo cáo này đã có chủ trương của Ủy ban nhân dân tỉnh.');
