import { initials } from '@cong-tinh/kernel/text';
import { App, Dropdown, type MenuProps } from 'antd';
import { Link } from 'react-router';
import { signOut } from '../api/hooks/session';
import { describeProblem } from '../api/problem';
import { type Mode } from '../theme/ink';
import { ROLE_NAMES } from '../words/roles';
import { useSession } from './session';
import { SIGN_IN_PAGE } from './sign-in-redirect';

/** First and last letters of a name: "Trần Văn Lành" → "TL". */
function short(name: string): string {
  const letters = initials(name.replace(/[,(].*$/, ''));
  return letters.length <= 2 ? letters : letters.charAt(0) + letters.charAt(letters.length - 1);
}

export function AccountMenu({ mode, onMode }: { mode: Mode; onMode(mode: Mode): void }) {
  const me = useSession();
  const { message } = App.useApp();
  const other: Mode = mode === 'dark' ? 'light' : 'dark';
  const leave = async () => {
    try {
      const { location: next } = await signOut();
      location.assign(next ?? `${SIGN_IN_PAGE}?reason=out`);
    } catch (error) {
      void message.error(describeProblem(error).text);
    }
  };
  const items: MenuProps['items'] = [
    {
      key: 'who',
      type: 'group',
      label: (
        <>
          {me.account.name}
          <br />
          <small>{me.account.email}</small>
        </>
      ),
      children: me.roles.map((role) => ({ key: role, label: ROLE_NAMES[role], disabled: true })),
    },
    { type: 'divider' },
    { key: 'notices', label: <Link to="/tai-khoan/thu-bao">Thư báo</Link> },
    { key: 'mode', label: other === 'dark' ? 'Dùng nền tối' : 'Dùng nền sáng', onClick: () => onMode(other) },
    { key: 'out', label: 'Đăng xuất', onClick: () => void leave() },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <button type="button" className="account-button" aria-haspopup="menu">
        <span className="account-initials">
          {short(me.account.name)}
          <i className="sr-only">, tài khoản {me.account.name}</i>
        </span>
      </button>
    </Dropdown>
  );
}
