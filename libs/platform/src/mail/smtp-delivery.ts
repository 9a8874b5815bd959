import type { DomainError } from '@cong-tinh/kernel';
import { createTransport, type NodemailerError, type SMTPTransportOptions } from 'nodemailer';
import type { ComposedMail } from './compose-message.js';
import type { MailDelivery } from './mail.js';
import { mailRefused, mailUnavailable } from './mail.errors.js';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** Empty: the relay asks for no account. */
  readonly user: string;
  readonly password: string;
}

/** Milliseconds; nodemailer waits up to ten minutes by itself. */
export interface SmtpLimits {
  readonly connect: number;
  readonly silence: number;
  readonly whole: number;
}

const LIMITS: SmtpLimits = { connect: 10_000, silence: 20_000, whole: 60_000 };

/** Hands letters to an SMTP relay. */
export class SmtpDelivery implements MailDelivery {
  constructor(
    private readonly settings: SmtpSettings,
    private readonly limits: SmtpLimits = LIMITS,
  ) {}

  async deliver({ from, to, raw }: ComposedMail): Promise<void> {
    try {
      const transport = createTransport(this.options());
      await transport.sendMail({ envelope: { from, to }, raw, signal: AbortSignal.timeout(this.limits.whole) });
    } catch (error) {
      throw withoutPeople(error);
    }
  }

  async check(): Promise<void> {
    const { host, port } = this.settings;
    try {
      await createTransport(this.options()).verify();
    } catch (error) {
      const { code, responseCode } = error as NodemailerError;
      const said = [code, responseCode].filter(Boolean).join(' ');
      throw mailUnavailable(
        withoutPeople(error).cause,
        `Máy chủ thư ${host}:${port} không nhận kết nối (${said}); hãy kiểm tra MAIL_HOST, MAIL_PORT và tài khoản.`,
      );
    }
  }

  private options(): SMTPTransportOptions {
    const { host, port, user, password } = this.settings;
    return {
      host,
      port,
      secure: port === 465,
      // A password never goes over an open line; a relay without one may have a certificate nobody signed.
      ...(user ? { auth: { user, pass: password }, requireTLS: true } : { opportunisticTLS: true }),
      connectionTimeout: this.limits.connect,
      greetingTimeout: this.limits.connect,
      dnsTimeout: this.limits.connect,
      socketTimeout: this.limits.silence,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }
}

/** What went wrong, without the addresses that servers repeat in their answers: causes are logged. */
function withoutPeople(error: unknown): DomainError {
  const { code = 'EUNKNOWN', command = '', responseCode } = error as NodemailerError;
  const cause = new Error(['SMTP', code, command.split(' ')[0], responseCode].filter(Boolean).join(' '));
  // Said of this recipient or this letter; elsewhere the same code means that the server does not serve us.
  const permanent = ['RCPT TO', 'DATA'].includes(command) && [550, 551, 553, 554].includes(responseCode ?? 0);
  return permanent ? mailRefused(cause) : mailUnavailable(cause);
}
