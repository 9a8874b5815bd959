import { Readable } from 'node:stream';
import type { DomainError } from '@cong-tinh/kernel';
import type { NodemailerError } from 'nodemailer';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { ComposedMail } from './compose-message.js';
import type { MailDelivery } from './mail.js';
import { mailRefused, mailUnavailable, mailUnsure } from './mail.errors.js';
import { SmtpConversation } from './smtp-conversation.js';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** Empty: the relay asks for no account. */
  readonly user: string;
  readonly password: string;
}

/** Milliseconds. */
export interface SmtpLimits {
  readonly connect: number;
  /** From the first word to the end of the letter's text. */
  readonly text: number;
  /** Until the server says that it has the letter. Who leaves earlier makes second copies, hence ten minutes: RFC 5321, 4.5.3.2.6. */
  readonly answer: number;
}

const LIMITS: SmtpLimits = { connect: 10_000, text: 60_000, answer: 600_000 };

/** Hands letters to an SMTP relay. */
export class SmtpDelivery implements MailDelivery {
  constructor(
    private readonly settings: SmtpSettings,
    private readonly limits: SmtpLimits = LIMITS,
  ) {}

  async deliver({ from, to, raw }: ComposedMail, beforeHandOver: () => Promise<void>): Promise<void> {
    let asked: Promise<void> | null = null;
    let handed = false;
    const conversation = this.begin(this.limits.answer);
    const patience = setTimeout(() => conversation.breakOff(tooLong()), this.limits.text);
    const text = async function* () {
      yield raw;
      asked = beforeHandOver();
      await asked;
      clearTimeout(patience);
      handed = true;
    };
    try {
      await conversation.open();
      await conversation.send(from, to, Readable.from(text(), { objectMode: false }));
      conversation.leave();
    } catch (error) {
      const mayHaveArrived = handed && !hasAnswer(error);
      conversation.breakOff(tooLong());
      await (asked ?? Promise.resolve());
      throw mayHaveArrived ? mailUnsure(withoutPeople(error).cause) : withoutPeople(error);
    } finally {
      clearTimeout(patience);
    }
  }

  async check(): Promise<void> {
    const { host, port } = this.settings;
    const conversation = this.begin(this.limits.text);
    try {
      await conversation.open();
      conversation.leave();
    } catch (error) {
      const { code, originalCode, responseCode } = error as NodemailerError;
      const said = [code, originalCode, responseCode].filter(Boolean).join(' ');
      throw mailUnavailable(
        withoutPeople(error).cause,
        `Máy chủ thư ${host}:${port} không nhận kết nối (${said}); hãy kiểm tra MAIL_HOST, MAIL_PORT và tài khoản.`,
      );
    }
  }

  private begin(silence: number): SmtpConversation {
    const { user, password: pass } = this.settings;
    return new SmtpConversation(this.options(silence), user ? { user, pass } : null);
  }

  private options(silence: number): SMTPConnectionOptions {
    const { host, port, user } = this.settings;
    return {
      host,
      port,
      secure: port === 465,
      // A password never goes over an open line; a relay without one may have a certificate nobody signed.
      ...(user ? { requireTLS: true } : { opportunisticTLS: true, tls: { rejectUnauthorized: false } }),
      connectionTimeout: this.limits.connect,
      greetingTimeout: this.limits.connect,
      dnsTimeout: this.limits.connect,
      socketTimeout: silence,
    };
  }
}

const tooLong = () => Object.assign(new Error('the server took too long'), { code: 'ETIMEDOUT' });

const hasAnswer = (error: unknown) => (error as NodemailerError).responseCode !== undefined;

/** What went wrong, without the addresses that servers repeat in their answers: causes are logged. */
function withoutPeople(error: unknown): DomainError {
  const { code = 'EUNKNOWN', originalCode, command = '', responseCode } = error as NodemailerError;
  const cause = new Error(['SMTP', code, originalCode, command.split(' ')[0], responseCode].filter(Boolean).join(' '));
  // Said of this recipient or this letter; elsewhere the same code means that the server does not serve us.
  const permanent = ['RCPT TO', 'DATA'].includes(command) && [550, 551, 553, 554].includes(responseCode ?? 0);
  return permanent ? mailRefused(cause) : mailUnavailable(cause);
}
