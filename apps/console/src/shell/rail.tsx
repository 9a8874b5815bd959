import { EllipsisOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { Link, useLocation, useNavigate } from 'react-router';
import { usePhone } from '../theme/use-media';
import { type NavItem } from './navigation';
import './rail.css';

const ON_PHONE = 4;

/** The main navigation: a rail on a desk, a bar at the bottom of a phone. */
export function Rail({ items, waiting }: { items: NavItem[]; waiting: number }) {
  const phone = usePhone();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const shown = phone && items.length > ON_PHONE + 1 ? items.slice(0, ON_PHONE) : items;
  const hidden = items.slice(shown.length);
  return (
    <nav className="rail" aria-label="Điều hướng chính">
      {shown.map(({ icon: Icon, ...item }) => (
        <Link key={item.key} to={item.to} aria-current={item.under.test(pathname) ? 'page' : undefined}>
          <Icon aria-hidden />
          <span>{item.label}</span>
          {item.key === 'work' && waiting > 0 && (
            <b className="rail-count">
              <span className="sr-only">có </span>
              {waiting > 99 ? '99+' : waiting}
              <span className="sr-only"> việc</span>
            </b>
          )}
        </Link>
      ))}
      {hidden.length > 0 && (
        <Dropdown
          trigger={['click']}
          placement="topRight"
          menu={{
            items: hidden.map(({ key, label, to, icon: Icon }) => ({
              key,
              label,
              icon: <Icon aria-hidden />,
              onClick: () => void navigate(to),
            })),
          }}
        >
          <button type="button" className={hidden.some((item) => item.under.test(pathname)) ? 'on' : ''} aria-haspopup="menu">
            <EllipsisOutlined aria-hidden />
            <span>Thêm</span>
          </button>
        </Dropdown>
      )}
    </nav>
  );
}
