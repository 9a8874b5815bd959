/** Where sign-in lives: a page of its own, light enough to be there when nothing else is. */
export const SIGN_IN_PAGE = '/dang-nhap';

const here = () => location.pathname + location.search;

export function goToSignIn(reason?: 'ended' | 'out'): void {
  const query = new URLSearchParams({ return: here() });
  if (reason) query.set('reason', reason);
  location.assign(`${SIGN_IN_PAGE}?${query.toString()}`);
}

/** Sign in again with a second factor and come back to this screen. */
export function stepUpUrl(): string {
  return `/api/sign-in?${new URLSearchParams({ stepUp: '1', return: here() }).toString()}`;
}
