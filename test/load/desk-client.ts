import { outboundFetch } from '@cong-tinh/platform';

const MOST_HOPS = 12;

/** An official's browser, as far as signing in and reading need one: cookies by host, redirects, one form. */
export class DeskClient {
  private readonly cookies = new Map<string, Map<string, string>>();

  constructor(private readonly origin: string) {}

  /** The whole way from the console to the sign-in service and back. @throws Error unless it ends with a session */
  async signIn(username: string, password: string): Promise<void> {
    const page = await this.open(`${this.origin}/api/sign-in?return=%2Fviec`);
    const action = /action="([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&');
    if (!action) throw new Error(`no form to sign in at ${page.url}`);
    const end = await this.open(new URL(action, page.url).href, new URLSearchParams({ username, password }).toString());
    if (end.url !== `${this.origin}/viec`) throw new Error(`signing in ended at ${end.url}`);
  }

  /** Answer of the API. @throws Error unless it is 200 */
  async read<T>(path: string): Promise<T> {
    const answer = await outboundFetch(this.origin + path, { headers: { cookie: this.sent(new URL(this.origin).host) } });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return (await answer.json()) as T;
  }

  private async open(address: string, form?: string): Promise<{ url: string; text: string }> {
    let [url, body] = [new URL(address), form];
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const answer = await outboundFetch(url, {
        redirect: 'manual',
        headers: {
          cookie: this.sent(url.host),
          ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin }),
        },
        ...(body !== undefined && { method: 'POST', body }),
      });
      this.keep(url.host, answer.headers.getSetCookie());
      const text = await answer.text();
      const location = answer.headers.get('location');
      if (location === null) return { url: url.href, text };
      [url, body] = [new URL(location, url), undefined];
      // A screen of the console: the browser has arrived.
      if (url.origin === this.origin && !url.pathname.startsWith('/api/')) return { url: url.href, text: '' };
    }
    throw new Error(`too many redirects from ${address}`);
  }

  private keep(host: string, lines: readonly string[]): void {
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
  }

  private sent(host: string): string {
    return [...(this.cookies.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
