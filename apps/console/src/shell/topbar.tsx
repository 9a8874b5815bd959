import { DownOutlined, MoonOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type MouseEvent } from 'react';
import { Link } from 'react-router';
import { type Mode } from '../theme/ink';
import { usePhone } from '../theme/use-media';
import { AccountMenu } from './account-menu';
import { type SiteCard } from './current-site';
import { focusHeading } from './focus-heading';
import { LotusMark } from './lotus-mark';
import { to } from './paths';
import './topbar.css';

export interface TopbarProps {
  site: SiteCard | null;
  mode: Mode;
  onMode(mode: Mode): void;
  onSites(): void;
  onPalette(): void;
}

export function Topbar({ site, mode, onMode, onSites, onPalette }: TopbarProps) {
  const phone = usePhone();
  const other: Mode = mode === 'dark' ? 'light' : 'dark';
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    focusHeading();
  };
  return (
    <header className="topbar">
      <a className="skip-link" href="#noi-dung" onClick={skip}>
        Tới nội dung chính
      </a>
      <Link className="brand" to={to.work} aria-label="Cổng Tỉnh – Quản trị, về Việc của tôi">
        <LotusMark />
      </Link>
      <button type="button" className="site-button" onClick={onSites} aria-haspopup="dialog" aria-keyshortcuts="Alt+T">
        {site && <span className="sr-only">Chuyển trang, đang mở </span>}
        <span className="site-name">{site?.name ?? 'Chọn trang'}</span>
        {site && <span className="site-host">{site.host ?? 'chưa có tên miền'}</span>}
        <DownOutlined aria-hidden />
      </button>
      <span className="topbar-space" />
      <button type="button" className="search-button" onClick={onPalette} aria-haspopup="dialog" aria-keyshortcuts="Control+K">
        <SearchOutlined aria-hidden />
        <span>Tìm hoặc ra lệnh</span>
        <kbd>Ctrl K</kbd>
      </button>
      {!phone && (
        <Button
          type="text"
          icon={mode === 'dark' ? <SunOutlined /> : <MoonOutlined />}
          aria-label={other === 'dark' ? 'Dùng nền tối' : 'Dùng nền sáng'}
          onClick={() => onMode(other)}
        />
      )}
      <AccountMenu mode={mode} onMode={onMode} />
    </header>
  );
}
