import type { EmbeddedAccount } from '../accounts.js';
import { page } from './layout.js';

export interface SignInView {
  readonly realmPath: string;
  readonly action: string;
  readonly error?: string;
  readonly username?: string;
  readonly accounts: readonly EmbeddedAccount[];
}

const errorId = (error?: string) => (error ? 'input-error' : undefined);
const ErrorNote = ({ text }: { text: string | undefined }) =>
  text ? (
    <p class="error" id="input-error" role="alert">
      {text}
    </p>
  ) : null;

/** First factor, with the field ids of Keycloak's own page. */
export function passwordPage({ realmPath, action, error, username, accounts }: SignInView): string {
  return page(
    'Đăng nhập',
    realmPath,
    <>
      <h1>Đăng nhập</h1>
      <p>Dành cho cán bộ, công chức được phân công quản trị cổng và các trang thành phần.</p>
      <ErrorNote text={error} />
      <form method="post" action={action} id="kc-form-login">
        <label for="username">Tên đăng nhập hoặc thư điện tử công vụ</label>
        <input
          id="username"
          name="username"
          value={username}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          required
          aria-describedby={errorId(error)}
        />
        <label for="password">Mật khẩu</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby={errorId(error)} />
        <button id="kc-login" name="login" type="submit">
          Đăng nhập
        </button>
      </form>
      <details>
        <summary>Các tài khoản minh họa</summary>
        <p class="hint">Mật khẩu được in ra khi khởi động.</p>
        <dl>
          {accounts.map((account) => (
            <div key={account.username}>
              <dt>{account.username}</dt>
              <dd>{account.name}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>,
  );
}

/** Second factor, asked anew for every step-up. */
export function secondFactorPage({ realmPath, action, error }: Omit<SignInView, 'accounts' | 'username'>, name: string): string {
  return page(
    'Xác thực bước hai',
    realmPath,
    <>
      <h1>Xác thực bước hai</h1>
      <p>{name}. Việc ký duyệt, tiền và tên miền cần thêm một mã gồm sáu chữ số.</p>
      <ErrorNote text={error} />
      <form method="post" action={action} id="kc-otp-login-form">
        <label for="otp">Mã xác thực</label>
        <input
          id="otp"
          name="otp"
          inputMode="numeric"
          autocomplete="one-time-code"
          pattern="[0-9]{6}"
          maxLength={6}
          required
          aria-describedby={errorId(error)}
        />
        <p class="hint">Mã minh họa được in ra khi khởi động.</p>
        <button id="kc-login" name="login" type="submit">
          Xác nhận
        </button>
      </form>
    </>,
  );
}
