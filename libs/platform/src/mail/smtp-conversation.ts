import type { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';

/** One connection to a mail server. Its steps fail with what nodemailer found, also when the connection breaks between two of them. */
export class SmtpConversation {
  private readonly connection: SMTPConnection;
  private readonly broken = Promise.withResolvers<never>();

  constructor(
    options: SMTPConnectionOptions,
    private readonly account: { readonly user: string; readonly pass: string } | null,
  ) {
    this.connection = new SMTPConnection(options);
    this.connection.on('error', this.broken.reject);
    this.connection.on('end', () => this.broken.reject(new Error('the server closed the connection')));
    this.broken.promise.catch(() => undefined);
  }

  async open(): Promise<void> {
    await this.step((done) => this.connection.connect(done));
    const { account } = this;
    if (account) await this.step((done) => this.connection.login({ credentials: account }, done));
  }

  /** The text is read when the server has said that it may come, and its end is sent when it has ended. */
  async send(from: string, to: string, text: Readable): Promise<void> {
    await this.step((done) => this.connection.send({ from, to }, text, done));
  }

  leave(): void {
    this.connection.quit();
  }

  /** At once, in the middle of whatever is being said. */
  breakOff(reason: Error): void {
    this.broken.reject(reason);
    this.connection.close();
  }

  private step(run: (done: (error?: Error | null) => void) => void): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => run((error) => (error ? reject(error) : resolve())));
    return Promise.race([answered, this.broken.promise]);
  }
}
