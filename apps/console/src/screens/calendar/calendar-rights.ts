import { useCan } from '../../shell/session';

export function useCalendarRights(): { refusal?: string } {
  const can = useCan();
  if (can('calendar.edit')) return {};
  return {
    refusal: 'Lịch làm việc do người phụ trách tiêu chuẩn (Sở Khoa học và Công nghệ) cập nhật theo thông báo nghỉ lễ, Tết hằng năm.',
  };
}
