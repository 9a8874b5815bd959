export const SIGNED_OUT = 'out';

/** Why the sign-in page is shown, by the server's code. */
export const REASONS: Record<string, string> = {
  [SIGNED_OUT]: 'Bạn đã đăng xuất.',
  ended: 'Phiên làm việc đã kết thúc. Hãy đăng nhập lại; nội dung bạn đang soạn vẫn được giữ trên máy này.',
  expired: 'Lần đăng nhập này đã quá lâu hoặc bắt đầu ở trình duyệt khác. Hãy đăng nhập lại.',
  sign_in_failed: 'Đăng nhập không thành công. Hãy đăng nhập lại.',
  password_was_set: 'Quản trị vừa đặt lại mật khẩu của bạn. Hãy đăng nhập lại bằng mật khẩu mới.',
  step_up_not_fresh: 'Dịch vụ đăng nhập chưa xác nhận lại danh tính vào lúc này. Hãy xác nhận lại.',
  sso_unavailable: 'Dịch vụ đăng nhập chưa trả lời. Hãy thử lại sau ít phút.',
  sso_misconfigured: 'Dịch vụ đăng nhập không nhận cấu hình của Cổng. Hãy báo quản trị Cổng tỉnh.',
  account_not_invited: 'Địa chỉ thư điện tử này chưa được mời. Hãy liên hệ người đứng đầu đơn vị hoặc quản trị Cổng tỉnh.',
  account_closed: 'Tài khoản này đã đóng. Nếu có nhầm lẫn, hãy liên hệ quản trị Cổng tỉnh.',
  email_not_verified: 'Địa chỉ thư điện tử của tài khoản đăng nhập chưa được xác minh.',
  too_many_requests: 'Có quá nhiều lần đăng nhập. Hãy chờ một lát rồi thử lại.',
};
