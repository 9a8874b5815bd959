import { ConflictError, formatDate, InvalidError, type IsoDate, NotFoundError } from '@cong-tinh/kernel';
import type { Unit } from './unit.js';

export const unitNotFound = () => new NotFoundError('unit_not_found', 'Không tìm thấy đơn vị.');

/** A unit whose validity does not cover the day that counts. */
export const unitNotValid = (unit: Pick<Unit, 'fullName' | 'validFrom' | 'validTo'>, on: IsoDate, field?: string) =>
  new InvalidError(
    'unit_not_valid',
    unit.validTo !== null && unit.validTo <= on
      ? `${unit.fullName} đã kết thúc hoạt động từ ngày ${formatDate(unit.validTo)}, trước ngày ${formatDate(on)}.`
      : `${unit.fullName} chưa hoạt động vào ngày ${formatDate(on)}.`,
    { field, details: { validFrom: unit.validFrom, validTo: unit.validTo, on } },
  );

export const unitDiffers = (differences: readonly string[]) =>
  new ConflictError(
    'unit_differs',
    `Tệp đơn vị khác với dữ liệu đã có: ${differences.slice(0, 3).join('; ')}. Thay đổi tên, mã, đơn vị cấp trên phải có ngày hiệu lực.`,
    {
      details: { differences },
    },
  );

export const parentMissing = (entries: readonly string[]) =>
  new InvalidError('unit_parent_missing', `Không tìm thấy đơn vị cấp trên của: ${entries.slice(0, 5).join(', ')}.`, {
    details: { entries },
  });
