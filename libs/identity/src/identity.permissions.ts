import { definePermission } from '@cong-tinh/platform';

export const readAccounts = definePermission('account.list', {
  label: 'Xem tài khoản và vai trò cấp tỉnh',
  roles: ['webmaster', 'securityInspector'],
  basis: 'LA-11.1',
});

export const inviteAccount = definePermission('account.invite', {
  label: 'Mời tài khoản, đăng ký hệ thống kết nối',
  roles: ['webmaster'],
  basis: 'LA-11.1',
});

export const closeAccount = definePermission('account.close', {
  label: 'Đóng tài khoản',
  roles: ['webmaster'],
  basis: 'LA-11.1',
  stepUp: true,
});

export const grantRole = definePermission('role.grant', {
  label: 'Nhập quyết định giao hoặc thôi vai trò cấp tỉnh',
  roles: ['webmaster'],
  basis: 'LA-10.1.d',
  stepUp: true,
});

export const readSeats = definePermission('seat.list', {
  label: 'Xem các vị trí và ủy quyền của trang',
  seats: ['unitHead', 'head', 'deputy', 'member', 'support', 'editor', 'contributor', 'contentUnit', 'uploader'],
  roles: ['webmaster', 'securityInspector'],
  basis: 'LA-20.2',
});

/** Who may enter which seat on which site is the SeatPolicy's to say. */
export const assignSeat = definePermission('seat.assign', {
  label: 'Giao và thôi giao vị trí trên trang theo quyết định',
  seats: ['unitHead'],
  roles: ['webmaster'],
  basis: 'LA-20.2',
  stepUp: true,
});

export const delegate = definePermission('delegation.give', {
  label: 'Ủy quyền cho Phó Trưởng Ban, thu hồi ủy quyền',
  seats: ['head'],
  basis: 'LA-9.4.c',
  stepUp: true,
});

export const breakGlass = definePermission('break-glass.open', {
  label: 'Mở khẩn cấp: đọc nội dung chưa công bố của trang trong thời hạn',
  roles: ['webmaster'],
  basis: 'LA-10.1.d',
  stepUp: true,
});
