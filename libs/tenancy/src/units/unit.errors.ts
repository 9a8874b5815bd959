import { type Basis, ConflictError, formatDate, InvalidError, type IsoDate, NotFoundError } from '@cong-tinh/kernel';
import { type Unit, UNIT_KIND_LABELS, type UnitKind } from './unit.js';

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

/** From when till when, as people say it. */
const period = ({ validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>): string =>
  `từ ngày ${formatDate(validFrom)}${validTo === null ? '' : ` đến trước ngày ${formatDate(validTo)}`}`;

export const codeTaken = (holder: Pick<Unit, 'id' | 'code' | 'fullName' | 'validFrom' | 'validTo'>) =>
  new ConflictError(
    'unit_code_taken',
    `Mã ${holder.code} là của ${holder.fullName} ${period(holder)}. Mỗi mã chỉ thuộc một đơn vị tại mỗi thời điểm.`,
    {
      field: 'code',
      details: { unitId: holder.id, validFrom: holder.validFrom, validTo: holder.validTo },
    },
  );

export const provinceUnitExists = (province: Pick<Unit, 'id' | 'fullName'>) =>
  new ConflictError('province_unit_exists', `Danh sách đã có ${province.fullName}. Nền tảng phục vụ một tỉnh.`, {
    field: 'kind',
    details: { unitId: province.id, basis: 'LA-1' },
  });

export const parentRequired = (kind: UnitKind) =>
  new InvalidError('unit_parent_required', `Hãy chọn đơn vị cấp trên của ${UNIT_KIND_LABELS[kind].toLowerCase()}.`, { field: 'parentId' });

export const parentUnknown = () => new InvalidError('unit_parent_unknown', 'Không tìm thấy đơn vị cấp trên.', { field: 'parentId' });

export const parentWrong = (kind: UnitKind, parent: Pick<Unit, 'fullName'>) =>
  new InvalidError('unit_parent_wrong', `Đơn vị loại “${UNIT_KIND_LABELS[kind]}” không đứng dưới ${parent.fullName}.`, {
    field: 'parentId',
  });

export const districtRequired = (on: IsoDate, basis: Basis) =>
  new InvalidError('unit_district_required', `Vào ngày ${formatDate(on)} đơn vị cấp xã phải thuộc một đơn vị cấp huyện.`, {
    field: 'parentId',
    details: { basis },
  });

export const versionExists = (version: Pick<Unit, 'fullName' | 'validFrom'>) =>
  new ConflictError(
    'unit_version_exists',
    `${version.fullName} đã có phiên bản từ ngày ${formatDate(version.validFrom)}; phiên bản mới phải từ một ngày sau đó.`,
    {
      field: 'validFrom',
      details: { validFrom: version.validFrom },
    },
  );

export const versionSame = () =>
  new InvalidError('unit_version_same', 'Phiên bản mới không khác phiên bản đang có hiệu lực.', { field: 'name' });
