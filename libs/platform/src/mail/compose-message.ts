import { nfc, sha256 } from '@cong-tinh/kernel';
import MailComposer from 'nodemailer/lib/mail-composer';
import { mailFieldInvalid } from './mail.errors.js';

/** A letter to one person. */
export interface OutgoingMail {
  /** One address, without a name. */
  readonly to: string;
  /** Name of who writes, shown beside our address; may be Vietnamese. */
  readonly sender?: string;
  /** One line; may be Vietnamese. */
  readonly subject: string;
  readonly text: string;
  /** The same letter in HTML, escaped by whoever made it; the text always goes along. */
  readonly html?: string;
  /** Address (https) that ends letters of this kind: shown to people, and sent a POST by mail programs (RFC 8058). */
  readonly listUnsubscribe?: string;
  /**
   * What this letter is, e.g. `invitation:<id>`. Whoever sends again after a failure sends with the same key: the letter then has the
   * same Message-ID, by which mail servers and programs know it, and the local outbox keeps it once.
   */
  readonly key: string;
}

/** A letter as it goes over the wire. */
export interface ComposedMail {
  /** Stable name, from the key: 32 hexadecimal digits. */
  readonly id: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

const ADDRESS =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

const SUBJECT_LENGTH = 250;

/** @throws mail_invalid for whatever could become a second header or recipient */
export function checkMail(mail: OutgoingMail): { to: string; subject: string; sender?: string; key: string; unsubscribe?: string } {
  return {
    to: checkAddress(mail.to, 'to'),
    subject: checkSubject(mail.subject),
    key: checkLine(mail.key, 'key'),
    ...(mail.sender !== undefined && { sender: nfc(checkLine(mail.sender, 'sender')).trim() }),
    ...(mail.listUnsubscribe !== undefined && { unsubscribe: checkLink(mail.listUnsubscribe) }),
  };
}

/** Makes the RFC 5322 text of a letter. @throws mail_invalid */
export async function composeMessage(mail: OutgoingMail, from: string, date: Date): Promise<ComposedMail> {
  const { to, subject, sender, key, unsubscribe } = checkMail(mail);
  const id = sha256(key).slice(0, 32);
  const messageId = `<${id}@${from.slice(from.indexOf('@') + 1)}>`;
  const composer = new MailComposer({
    from: sender ? { name: sender, address: from } : from,
    to,
    subject,
    date,
    messageId,
    text: nfc(mail.text),
    ...(mail.html !== undefined && { html: nfc(mail.html) }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe && { 'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` } }),
      ...(unsubscribe?.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    textEncoding: 'base64',
    encoding: 'quoted-printable',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { id, messageId, from, to, raw: await composer.compile().build() };
}

/** @throws mail_invalid unless it is exactly one plain ASCII address */
export function checkAddress(address: string, field: string): string {
  if (typeof address !== 'string' || address.length > 254 || !ADDRESS.test(address)) {
    throw mailFieldInvalid(field, 'địa chỉ thư điện tử không hợp lệ');
  }
  return address;
}

function checkSubject(subject: string): string {
  const line = nfc(checkLine(subject, 'subject')).trim();
  if (line.length > SUBJECT_LENGTH) throw mailFieldInvalid('subject', `chủ đề dài quá ${SUBJECT_LENGTH} ký tự`);
  return line;
}

function checkLine(text: string, field: string): string {
  if (typeof text !== 'string' || text.trim() === '') throw mailFieldInvalid(field, 'thiếu nội dung bắt buộc');
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) throw mailFieldInvalid(field, 'có ký tự xuống dòng hoặc ký tự điều khiển');
  return text;
}

function checkLink(link: string): string {
  const url = URL.parse(checkLine(link, 'listUnsubscribe'));
  const sound = url !== null && ['http:', 'https:'].includes(url.protocol) && !url.username && !/[<>,\s]/.test(link);
  if (!sound) throw mailFieldInvalid('listUnsubscribe', 'địa chỉ hủy nhận thư không hợp lệ');
  return url.href;
}
