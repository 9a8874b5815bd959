import { definePermission } from '@cong-tinh/platform';

export const readSiteAudit = definePermission('audit.read', {
  label: 'Xem nhật ký của trang',
  seats: ['unitHead', 'head', 'deputy'],
  roles: ['securityInspector'],
  basis: 'LA-11.3.a',
});

export const readPlatformAudit = definePermission('platform-audit.read', {
  label: 'Xem nhật ký chung của nền tảng',
  roles: ['securityInspector'],
  basis: 'LA-11.3.a',
});
