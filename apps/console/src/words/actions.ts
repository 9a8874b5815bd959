/** What the audit's actions are called; an action without a word shows its code. */
export const ACTION_WORDS: Record<string, string> = {
  'account.invited': 'Mời tài khoản',
  'account.closed': 'Đóng tài khoản',
  'approval.granted': 'Cho phép đăng',
  'article.created': 'Soạn bài mới',
  'article.published': 'Đăng tải',
  'article.refused': 'Từ chối, trả lại',
  'article.saved': 'Lưu bài',
  'article.signed': 'Ký duyệt',
  'article.submitted': 'Trình duyệt',
  'article.withdrawn': 'Gỡ bỏ',
  'board.activated': 'Kích hoạt Ban biên tập',
  'break-glass.opened': 'Mở khẩn cấp',
  'delegation.granted': 'Lập ủy quyền',
  'delegation.revoked': 'Thu hồi ủy quyền',
  'domain.granted': 'Cấp tên miền',
  'role.granted': 'Giao vai trò của tỉnh',
  'seat.ended': 'Kết thúc ghế',
  'seat.granted': 'Giao ghế',
  'session.ended': 'Đăng xuất',
  'session.started': 'Đăng nhập',
  'site.activated': 'Kích hoạt trang',
  'site.requested': 'Đề nghị mở trang',
  'site.resumed': 'Cho hoạt động lại',
  'site.suspended': 'Tạm dừng trang',
};

export const actionWord = (action: string): string => ACTION_WORDS[action] ?? action;
