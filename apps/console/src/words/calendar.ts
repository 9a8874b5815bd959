import { type CalendarDay, type CalendarDayKind } from '../api/types';
import { type Tone } from '../ui/status-tag';

export const DAY_KINDS: Record<CalendarDayKind, { label: string; tone: Tone; hint: string }> = {
  holiday: { label: 'Nghỉ lễ, Tết', tone: 'err', hint: 'Ngày nghỉ theo Bộ luật Lao động hoặc nghị quyết của Quốc hội' },
  compensatory: { label: 'Nghỉ bù', tone: 'warn', hint: 'Nghỉ bù vì ngày lễ trùng ngày nghỉ hằng tuần' },
  swapOff: { label: 'Nghỉ hoán đổi', tone: 'warn', hint: 'Ngày làm việc được nghỉ do hoán đổi' },
  swapWork: { label: 'Làm bù', tone: 'ok', hint: 'Thứ Bảy làm việc thay cho ngày nghỉ hoán đổi' },
};

/** How it is known what a source says. */
export const CERTAINTY_NAMES: Record<CalendarDay['certainty'], string> = {
  read: 'Đã đọc văn bản',
  secondary: 'Qua bài dẫn lại',
  recalled: 'Theo trí nhớ, cần đối chiếu',
  unsure: 'Chưa chắc chắn',
};
