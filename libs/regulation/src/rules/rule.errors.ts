import { formatDate, InvalidError, NotFoundError, type Basis, type IsoDate } from '@cong-tinh/kernel';

export const ruleNotFound = (key: string, date: IsoDate): NotFoundError =>
  new NotFoundError('rule_not_found', `Không có quy tắc “${key}” có hiệu lực vào ngày ${formatDate(date)} cho đơn vị này.`, {
    details: { key, date },
  });

export const clauseNotFound = (id: Basis): NotFoundError =>
  new NotFoundError('clause_not_found', `Không có điều khoản “${id}” trong dữ liệu quy chế.`, { details: { id } });

export const overrideInvalid = (problems: readonly string[]): InvalidError =>
  new InvalidError('override_invalid', `Quyết định chưa ghi nhận được: ${problems.join(' ')}`, { field: 'value', details: { problems } });

export const overrideLoosens = (why: string, basis: Basis): InvalidError =>
  new InvalidError('override_loosens', `Quyết định chưa ghi nhận được: nới lỏng quy định của cấp trên (${basis}). ${why}`, {
    field: 'value',
    details: { basis },
  });

export const unitKindNeeded = (): InvalidError =>
  new InvalidError('unit_kind_needed', 'Cần biết trang hoặc loại đơn vị để tra quy tắc.', { field: 'unitKind' });
