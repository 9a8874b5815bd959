import { EditOutlined, GlobalOutlined, MoonOutlined, SunOutlined, SwapOutlined } from '@ant-design/icons';
import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useAllSites } from '../api/hooks/sites';
import { type Mode } from '../theme/ink';
import { type Command } from '../ui/command-search';
import { CommandPalette } from '../ui/command-palette';
import { KIND_NAMES } from '../words/units';
import { cardOf, type SiteCard, useSwitchSite } from './current-site';
import { type NavItem } from './navigation';
import { openPalette, openSites, showPalette, usePalette } from './palette-store';
import { to } from './paths';
import { useSession } from './session';

export interface PalettesProps {
  items: NavItem[];
  site: SiteCard | null;
  mode: Mode;
  onMode(mode: Mode): void;
  say(text: string): void;
}

/** Ctrl K and Alt T. */
export function Palettes({ items, site, mode, onMode, say }: PalettesProps) {
  const open = usePalette();
  const navigate = useNavigate();
  const switchSite = useSwitchSite();
  const me = useSession();
  const others = useAllSites(open !== 'none');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && key === 'k') {
        event.preventDefault();
        openPalette();
      } else if (event.altKey && !event.ctrlKey && key === 't') {
        event.preventDefault();
        openSites();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const sites = useMemo<Command[]>(() => {
    const mine = new Set(me.sites.map(({ id }) => id));
    const all = [...me.sites, ...(others.data ?? []).filter(({ id }) => !mine.has(id))].map(cardOf);
    const group = (card: SiteCard) => (card.id === site?.id ? 'Đang mở' : mine.has(card.id) ? 'Trang bạn có ghế' : KIND_NAMES[card.kind]);
    const order = (name: string) => (name === 'Đang mở' ? 0 : name === 'Trang bạn có ghế' ? 1 : 2);
    return all
      .map((card) => ({
        id: card.id,
        title: card.name,
        detail: card.host ?? '',
        group: group(card),
        run: () => {
          switchSite(card);
          say(`Đã chuyển sang ${card.name}`);
        },
      }))
      .sort((a, b) => order(a.group) - order(b.group));
  }, [me.sites, others.data, site?.id, switchSite, say]);

  const commands = useMemo<Command[]>(() => {
    const seated = site && me.sites.some(({ id }) => id === site.id);
    const go = items.map(({ key, label, to: path, icon: Icon }) => ({
      id: `nav-${key}`,
      title: `Mở ${label}`,
      group: 'Đi tới',
      icon: <Icon aria-hidden />,
      run: () => void navigate(path),
    }));
    const acts: Command[] = [
      ...(seated
        ? [
            {
              id: 'new',
              title: 'Soạn bài mới',
              detail: site.name,
              group: 'Lệnh',
              icon: <EditOutlined />,
              run: () => void navigate(to.newArticle(site.id)),
            },
          ]
        : []),
      ...(sites.length > 1
        ? [{ id: 'switch', title: 'Chuyển sang trang khác', detail: 'Alt T', group: 'Lệnh', icon: <SwapOutlined />, run: openSites }]
        : []),
      {
        id: 'mode',
        title: mode === 'dark' ? 'Dùng nền sáng' : 'Dùng nền tối',
        group: 'Lệnh',
        icon: mode === 'dark' ? <SunOutlined /> : <MoonOutlined />,
        run: () => onMode(mode === 'dark' ? 'light' : 'dark'),
      },
    ];
    return [...go, ...acts, ...sites.map((card) => ({ ...card, id: `site-${card.id}`, group: 'Trang', icon: <GlobalOutlined /> }))];
  }, [items, site, me.sites, sites, mode, navigate, onMode]);

  const close = () => showPalette('none');
  return (
    <>
      <CommandPalette
        open={open === 'commands'}
        onClose={close}
        commands={commands}
        title="Tìm hoặc ra lệnh"
        hint="Gõ tên trang, màn hình hoặc lệnh (không cần dấu)"
        most={24}
      />
      <CommandPalette open={open === 'sites'} onClose={close} commands={sites} title="Chuyển trang" hint="Tìm trang, ví dụ: binh duc" />
    </>
  );
}
