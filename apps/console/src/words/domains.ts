import { type DomainView } from '../api/types';

export const DOMAIN_ROLES: Record<DomainView['role'], string> = {
  canonical: 'Tên miền chính',
  alias: 'Chuyển hướng về tên miền chính',
  retired: 'Đã thôi dùng',
};
