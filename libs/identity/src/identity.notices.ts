import { defineNotice } from './notices/notice.js';

export const invitation = defineNotice('account.invited', { label: 'Tôi được mời sử dụng bàn làm việc', basis: 'LA-11.1' });

export const breakGlassOpened = defineNotice('break_glass.opened', {
  label: 'Nội dung chưa công bố của trang tôi phụ trách được mở khẩn cấp',
  basis: 'LA-10.1.d',
});
