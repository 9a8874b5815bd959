import {
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  EditOutlined,
  GlobalOutlined,
  LinkOutlined,
  PlusSquareOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { type ComponentType } from 'react';
import { type Me } from '../api/types';
import { type SiteCard } from './current-site';
import { to } from './paths';

export interface NavItem {
  key: string;
  label: string;
  to: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
  /** The addresses under this item. */
  under: RegExp;
}

const below = (path: string) => new RegExp(`^${path}(/|$)`);
const ARTICLES = /^\/trang\/[^/]+\/bai-viet(\/(?!.*\/ky$)|$)/;
const SIGNING = /^\/trang\/[^/]+\/(ky-duyet|bai-viet\/[^/]+\/ky)$/;

/** What the rail shows: screens this person has a use for. The server decides what each of them may do. */
export function navigationFor(me: Me, site: SiteCard | null): NavItem[] {
  const seated = site !== null && me.sites.some(({ id }) => id === site.id);
  const may = (permission: string) => me.permissions.includes(permission);
  const onSite = (permission: string) => site !== null && (may(permission) || (me.permissionsBySite[site.id] ?? []).includes(permission));
  const items: (NavItem | false)[] = [
    { key: 'work', label: 'Việc của tôi', to: to.work, under: below(to.work), icon: UnorderedListOutlined },
    seated && { key: 'articles', label: 'Bài viết', to: to.articles(site.id), under: ARTICLES, icon: EditOutlined },
    seated && { key: 'signing', label: 'Ký duyệt', to: to.signing(site.id), under: SIGNING, icon: CheckSquareOutlined },
    { key: 'sites', label: 'Các trang', to: to.sites, under: below(to.sites), icon: GlobalOutlined },
    site !== null &&
      onSite('board.read') && {
        key: 'board',
        label: 'Ban biên tập',
        to: to.board(site.id),
        under: below(to.board(site.id)),
        icon: TeamOutlined,
      },
    may('site-request.list') && {
      key: 'provisioning',
      label: 'Cấp trang',
      to: to.provisioning,
      under: below(to.provisioning),
      icon: PlusSquareOutlined,
    },
    may('site.list') && { key: 'domains', label: 'Tên miền', to: to.domains, under: below(to.domains), icon: LinkOutlined },
    { key: 'units', label: 'Đơn vị', to: to.units, under: below(to.units), icon: ApartmentOutlined },
    auditItem(site, may, onSite),
    { key: 'calendar', label: 'Lịch, thời hạn', to: to.calendar, under: below(to.calendar), icon: CalendarOutlined },
    may('account.list') && { key: 'accounts', label: 'Tài khoản', to: to.accounts, under: below(to.accounts), icon: UserOutlined },
  ];
  return items.filter((item) => item !== false);
}

function auditItem(site: SiteCard | null, may: (permission: string) => boolean, onSite: (permission: string) => boolean): NavItem | false {
  if (site !== null && onSite('audit.read')) {
    return { key: 'audit', label: 'Nhật ký', to: to.audit(site.id), under: below(to.audit(site.id)), icon: AuditOutlined };
  }
  return (
    may('platform-audit.read') && {
      key: 'audit',
      label: 'Nhật ký',
      to: to.provinceAudit,
      under: below(to.provinceAudit),
      icon: AuditOutlined,
    }
  );
}
