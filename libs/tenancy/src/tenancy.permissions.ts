import { definePermission } from '@cong-tinh/platform';

const EVERY_SEAT = ['unitHead', 'head', 'deputy', 'member', 'support', 'editor', 'contributor', 'contentUnit', 'uploader'] as const;
const EVERY_ROLE = ['webmaster', 'domainManager', 'standardsOfficer', 'securityInspector'] as const;

/** Seats that sit on a board and may speak for it. On a door of the province these are seats of the province's own site. */
const BOARD = ['head', 'deputy', 'member'] as const;

export const listSites = definePermission('site.list', {
  label: 'Xem danh sách đơn vị, trang và tên miền của tỉnh',
  seats: EVERY_SEAT,
  roles: EVERY_ROLE,
  basis: 'LA-11.1',
});

export const editUnits = definePermission('unit.edit', {
  label: 'Nhập đơn vị mới và thay đổi của đơn vị theo quyết định',
  roles: ['webmaster'],
  basis: 'LA-11.1',
  stepUp: true,
});

export const readSite = definePermission('site.read', {
  label: 'Xem thông tin của trang',
  seats: EVERY_SEAT,
  roles: EVERY_ROLE,
  basis: 'LA-20.2',
});

export const describeSite = definePermission('site.describe', {
  label: 'Sửa người đứng đầu và thông tin chân trang',
  seats: ['unitHead'],
  roles: ['webmaster'],
  basis: 'LA-QĐ.3',
});

export const proposeHost = definePermission('host-proposal.read', {
  label: 'Xem đề xuất tên miền',
  seats: BOARD,
  roles: ['webmaster', 'domainManager', 'standardsOfficer'],
  basis: 'LA-3.1',
});

export const listRequests = definePermission('site-request.list', {
  label: 'Xem hồ sơ đề nghị mở trang',
  seats: [...BOARD, 'support'],
  roles: EVERY_ROLE,
  basis: 'LA-19.2',
});

export const submitRequest = definePermission('site-request.submit', {
  label: 'Lập hồ sơ đề nghị mở trang',
  roles: ['webmaster'],
  basis: 'LA-19.2',
});

export const giveOpinion = definePermission('site-request.opine', {
  label: 'Cho ý kiến của Ban Biên tập Cổng tỉnh về hồ sơ mở trang',
  seats: BOARD,
  basis: 'LA-19.2',
  stepUp: true,
});

export const enterDecision = definePermission('site-request.decide', {
  label: 'Nhập quyết định của UBND tỉnh về hồ sơ mở trang',
  roles: ['webmaster'],
  basis: 'LA-19.2',
  stepUp: true,
});

export const grantDomain = definePermission('domain.grant', {
  label: 'Cấp, thay, thôi dùng tên miền',
  roles: ['domainManager'],
  basis: 'LA-3.2',
  stepUp: true,
});

export const activateSite = definePermission('site.activate', {
  label: 'Kích hoạt trang',
  roles: ['webmaster'],
  basis: 'LA-19.2',
  stepUp: true,
});

export const suspendSite = definePermission('site.suspend', {
  label: 'Tạm dừng, cho trang hoạt động lại',
  roles: ['webmaster'],
  basis: 'LA-11.1',
  stepUp: true,
});

export const listBatches = definePermission('provisioning.list', {
  label: 'Xem các đợt cấp trang',
  seats: BOARD,
  roles: EVERY_ROLE,
  basis: 'LA-19.2',
});

export const runBatches = definePermission('provisioning.run', {
  label: 'Lập và thực hiện đợt cấp trang theo quyết định của UBND tỉnh',
  roles: ['webmaster'],
  basis: 'LA-19.2',
  stepUp: true,
});

export const noticeDomain = definePermission('domain.notice', {
  label: 'Ghi thông tin của đơn vị về tên miền chưa tuân thủ',
  roles: ['webmaster', 'domainManager'],
  basis: 'LA-3.3',
});

export const reportDomains = definePermission('domain.report', {
  label: 'Tổng hợp, báo cáo tên miền chưa tuân thủ',
  roles: ['domainManager'],
  basis: 'LA-3.3',
  stepUp: true,
});

export const enterOutcome = definePermission('domain-report.decide', {
  label: 'Nhập chủ trương của UBND tỉnh về tên miền chưa tuân thủ',
  roles: ['webmaster'],
  basis: 'LA-3.3',
  stepUp: true,
});
