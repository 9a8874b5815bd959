const LIMIT = 1000;

/** Where to go after signing in: a path of the console itself, or its first page. Never another host, never the API. */
export function safeReturnPath(asked: string | undefined, origin: string): string {
  // A browser reads `\` as `/` and drops tabs and line breaks.
  if (!asked || asked.length > LIMIT || !/^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(asked)) return '/';
  const url = URL.canParse(asked, origin) ? new URL(asked, origin) : null;
  if (url?.origin !== origin || url.pathname.startsWith('//') || /^\/api(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
