import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Interaction, Provider } from 'oidc-provider';
import { subjectOf, type Accounts, type EmbeddedAccount } from './accounts.js';
import { readForm, send } from './http-parts.js';
import { pageHeaders } from './pages/layout.js';
import { faultPage } from './pages/plain.pages.js';
import { passwordPage, secondFactorPage } from './pages/sign-in.page.js';

const WRONG = 'Tên đăng nhập hoặc mật khẩu không đúng.';
const WRONG_CODE = 'Mã xác thực không đúng.';
const PAUSED = 'Quá nhiều lần sai. Hãy thử lại sau một phút.';
const EXPIRED = 'Yêu cầu đăng nhập đã hết hạn.';

/** A step-up asks for acr 2 and for an authentication of this moment (`max_age=0` is read as `prompt=login`); the second factor answers both. */
const STEP_UP_REASONS: ReadonlySet<string> = new Set(['step_up', 'max_age', 'login_prompt']);

/** The sign-in pages: password first, then the second factor when acr 2 was asked for. */
export class SignInHandler {
  constructor(
    private readonly origin: string,
    private readonly realmPath: string,
    private readonly formTargets: readonly string[],
    private readonly accounts: Accounts,
    private readonly code: string,
  ) {}

  async handle(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin } = request.headers;
    if (request.method === 'POST' && origin !== undefined && origin !== this.origin)
      return this.page(response, 403, faultPage(this.realmPath, EXPIRED));
    let interaction: Interaction;
    try {
      interaction = await provider.interactionDetails(request, response);
    } catch {
      return this.page(response, 400, faultPage(this.realmPath, EXPIRED));
    }
    const form = request.method === 'POST' ? await readForm(request) : null;
    const known = this.knownAccount(interaction);
    if (known) return this.secondFactor(provider, request, response, known, form);
    return this.firstFactor(provider, request, response, interaction, form);
  }

  private async firstFactor(
    provider: Provider,
    request: IncomingMessage,
    response: ServerResponse,
    interaction: Interaction,
    form: URLSearchParams | null,
  ) {
    const login = form?.get('username') ?? '';
    if (!form) return this.password(response, request);
    const account = this.accounts.find(login);
    const verdict = this.accounts.check(login, account?.password ?? null, form.get('password') ?? '');
    if (!account || verdict !== 'right') return this.password(response, request, verdict === 'paused' ? PAUSED : WRONG, login);
    if (wantsSecondFactor(interaction)) {
      await provider.interactionResult(request, response, { firstFactor: { username: account.username } });
      return this.page(response, 200, secondFactorPage(this.view(request), account.name));
    }
    await this.finish(provider, request, response, account, '1');
  }

  private async secondFactor(
    provider: Provider,
    request: IncomingMessage,
    response: ServerResponse,
    account: EmbeddedAccount,
    form: URLSearchParams | null,
  ) {
    if (!form) return this.page(response, 200, secondFactorPage(this.view(request), account.name));
    const verdict = this.accounts.check(`otp:${account.username}`, this.code, form.get('otp') ?? '');
    if (verdict === 'right') return this.finish(provider, request, response, account, '2');
    this.page(response, 200, secondFactorPage(this.view(request, verdict === 'paused' ? PAUSED : WRONG_CODE), account.name));
  }

  /** Who has passed the first factor: in this interaction, or in a browser session that only steps up. */
  private knownAccount(interaction: Interaction): EmbeddedAccount | null {
    const passed = interaction.result?.['firstFactor'] as { username: string } | undefined;
    if (passed) return this.accounts.find(passed.username);
    const { reasons } = interaction.prompt;
    const onlyStepsUp =
      interaction.session !== undefined && reasons.includes('step_up') && reasons.every((reason) => STEP_UP_REASONS.has(reason));
    return onlyStepsUp ? this.accounts.findBySubject(interaction.session?.accountId ?? '') : null;
  }

  private finish(provider: Provider, request: IncomingMessage, response: ServerResponse, account: EmbeddedAccount, acr: '1' | '2') {
    const login = { accountId: subjectOf(account.username), acr, amr: acr === '2' ? ['pwd', 'otp'] : ['pwd'] };
    return provider.interactionFinished(request, response, { login });
  }

  private password(response: ServerResponse, request: IncomingMessage, error?: string, username?: string): void {
    this.page(response, 200, passwordPage({ ...this.view(request, error), username, accounts: this.accounts.list() }));
  }

  private view(request: IncomingMessage, error?: string) {
    return { realmPath: this.realmPath, action: (request.url ?? '').split('?')[0] ?? '', error };
  }

  private page(response: ServerResponse, status: number, html: string): void {
    send(response, status, pageHeaders(this.formTargets), html);
  }
}

function wantsSecondFactor(interaction: Interaction): boolean {
  const wanted = interaction.params['acr_values'];
  return typeof wanted === 'string' && wanted.split(' ').includes('2');
}
