import { ConflictError, formatDate, InvalidError, type IsoDate, NotFoundError } from '@cong-tinh/kernel';
import type { Obstacle } from './batch.js';

export const batchNotFound = () => new NotFoundError('provisioning_batch_not_found', 'Không tìm thấy đợt cấp trang.');

export const noUnits = () => new InvalidError('units_required', 'Hãy chọn ít nhất một đơn vị.', { field: 'units' });

export const unitsUnknown = (ids: readonly string[]) =>
  new InvalidError('unit_not_found', 'Có đơn vị không tồn tại trong danh sách.', { field: 'units', details: { unitIds: ids } });

export const notInBatch = (ids: readonly string[]) =>
  new InvalidError('unit_not_in_batch', 'Có đơn vị không thuộc đợt cấp trang hoặc đã có tên miền.', {
    field: 'hosts',
    details: { unitIds: ids },
  });

export const opinionAfterDecision = (opinion: IsoDate, decision: IsoDate) =>
  new InvalidError(
    'dates_out_of_order',
    `Ngày có ý kiến của Ban Biên tập ${formatDate(opinion)} không được sau ngày quyết định ${formatDate(decision)}.`,
    { field: 'opinion' },
  );

export const obstacle = (code: string, reason: string, suggestions: readonly string[] = []): Obstacle => ({ code, reason, suggestions });

export const hostsNotGranted = () =>
  new ConflictError('hosts_not_granted', 'Các đơn vị của đợt chưa được cấp tên miền.', { details: { basis: 'LA-3.2' } });
