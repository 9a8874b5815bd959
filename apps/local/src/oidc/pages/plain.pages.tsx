import type { Context } from 'oidc-provider';
import { page, pageHeaders } from './layout.js';

const realmPathOf = (ctx: Context) => new URL((ctx.oidc as unknown as { issuer: string }).issuer).pathname;

function send(ctx: Context, body: string, formTargets: readonly string[] = []): void {
  for (const [name, value] of Object.entries(pageHeaders(formTargets))) ctx.res.setHeader(name, value);
  ctx.body = body;
}

/** Confirms a sign-out that a client asked for. A browser with scripts confirms by itself, as Keycloak does for a known client. */
export async function signOutPage(ctx: Context, form: string): Promise<void> {
  const known = ctx.oidc.client !== undefined;
  const target = ctx.oidc.params['post_logout_redirect_uri'];
  const realmPath = realmPathOf(ctx);
  const body = page(
    'Đăng xuất',
    realmPath,
    <>
      <h1>Đăng xuất</h1>
      <p>Kết thúc phiên đăng nhập trên máy này?</p>
      <div dangerouslySetInnerHTML={{ __html: form }} />
      <button id="kc-logout" type="submit" form="op.logoutForm" name="logout" value="yes">
        Đăng xuất
      </button>
      {known ? <script src={`${realmPath}/resources/sign-out.js`} defer /> : null}
    </>,
  );
  send(ctx, body, target ? [new URL(target).origin] : []);
}

export async function signedOutPage(ctx: Context): Promise<void> {
  send(
    ctx,
    page(
      'Đã đăng xuất',
      realmPathOf(ctx),
      <>
        <h1>Đã đăng xuất</h1>
        <p>Phiên đăng nhập trên máy này đã kết thúc.</p>
      </>,
    ),
  );
}

export async function errorPage(ctx: Context, out: { error: string; error_description?: string }): Promise<void> {
  send(ctx, faultPage(realmPathOf(ctx), `Yêu cầu đăng nhập không hợp lệ (${out.error}).`));
}

/** What a person sees when a sign-in cannot go on. */
export function faultPage(realmPath: string, sentence: string): string {
  return page(
    'Không đăng nhập được',
    realmPath,
    <>
      <h1>Không đăng nhập được</h1>
      <p class="error">{sentence}</p>
      <p>Hãy trở lại bàn làm việc và bấm Đăng nhập lần nữa.</p>
    </>,
  );
}
