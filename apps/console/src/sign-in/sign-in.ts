import { darkMachine, paint, storedMode } from '../theme/ink';
import { REASONS, SIGNED_OUT } from './reasons';

paint(storedMode());
darkMachine.addEventListener('change', () => paint(storedMode()));

const query = new URLSearchParams(location.search);

/** A path of this host and nothing else; the server checks it again. */
function returnPath(): string {
  const asked = query.get('return') ?? '/';
  return asked.startsWith('/') && !asked.startsWith('//') && !asked.startsWith('/\\') ? asked : '/';
}

const link = document.querySelector<HTMLAnchorElement>('#sign-in');
if (link) link.href = `/api/sign-in?${new URLSearchParams({ return: returnPath() }).toString()}`;

const reason = query.get('reason');
const notice = document.querySelector<HTMLElement>('#notice');
if (notice && reason) {
  const known = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  notice.textContent = known ?? 'Đăng nhập không thành công. Hãy đăng nhập lại.';
  notice.classList.toggle('calm', reason === SIGNED_OUT);
  notice.hidden = false;
}
