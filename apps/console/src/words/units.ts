import { type SiteState, type UnitKind, type UnitView } from '../api/types';
import { type Tone } from '../ui/status-tag';

export const KIND_NAMES: Record<UnitKind, string> = {
  province: 'Tỉnh',
  department: 'Sở, ban, ngành',
  district: 'Huyện, thị xã, thành phố',
  commune: 'Xã, phường, thị trấn',
  assembly: 'Đoàn ĐBQH và HĐND tỉnh',
  other: 'Cơ quan, đơn vị khác',
};

export const STATE_NAMES: Record<SiteState, string> = {
  requested: 'Chờ quyết định',
  refused: 'Không được chấp thuận',
  approved: 'Chờ kích hoạt',
  active: 'Đang hoạt động',
  suspended: 'Tạm dừng',
};

export const STATE_TONES: Record<SiteState, Tone> = {
  requested: 'info',
  refused: 'mute',
  approved: 'warn',
  active: 'ok',
  suspended: 'err',
};

/** A unit with the district it lies in: several communes bear one name. */
export function placeName(unit: UnitView, all: UnitView[]): string {
  const parent = unit.kind === 'commune' ? all.find(({ id }) => id === unit.parentId) : undefined;
  return parent ? `${unit.fullName}, ${parent.fullName}` : unit.fullName;
}
