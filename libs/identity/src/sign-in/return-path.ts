const LIMIT = 1000;
/** No spaces, controls or `\`: a browser drops some of them and reads the last as `/`. */
const PATH = /^\/(?![/\\])[!-[\]-~\u00a1-\uffff]*$/;

/** Where to go after signing in: a path of the console itself, or its first page. Never another host, never the API. */
export function safeReturnPath(asked: string | undefined, origin: string): string {
  if (!asked || asked.length > LIMIT || !PATH.test(asked)) return '/';
  const url = URL.canParse(asked, origin) ? new URL(asked, origin) : null;
  if (url?.origin !== origin || url.pathname.startsWith('//') || /^\/api(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
