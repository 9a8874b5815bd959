import { type ProvinceRole, type SeatKind } from '../api/types';

export const ROLE_NAMES: Record<ProvinceRole, string> = {
  webmaster: 'Quản trị Cổng tỉnh',
  domainManager: 'Quản lý tên miền (Sở KH&CN)',
  standardsOfficer: 'Phụ trách tiêu chuẩn kỹ thuật (Sở KH&CN)',
  securityInspector: 'Kiểm tra an toàn thông tin (Công an tỉnh)',
};

export const SEAT_NAMES: Record<SeatKind, string> = {
  unitHead: 'Người đứng đầu đơn vị',
  head: 'Trưởng Ban Biên tập',
  deputy: 'Phó Trưởng Ban Biên tập',
  member: 'Thành viên Ban Biên tập',
  support: 'Tổ giúp việc',
  editor: 'Biên tập viên',
  contributor: 'Cộng tác viên',
  contentUnit: 'Đơn vị phụ trách nội dung',
  uploader: 'Người đăng tải',
};

export const SEAT_ORDER: SeatKind[] = [
  'unitHead',
  'head',
  'deputy',
  'member',
  'contentUnit',
  'editor',
  'contributor',
  'uploader',
  'support',
];
