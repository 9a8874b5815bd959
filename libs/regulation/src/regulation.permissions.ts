import { definePermission } from '@cong-tinh/platform';

export const editCalendar = definePermission('calendar.edit', {
  label: 'Sửa lịch làm việc, ngày nghỉ',
  roles: ['standardsOfficer'],
  basis: 'BLLĐ 2019 Điều 112',
});
