export type { ComposedMail, OutgoingMail } from './compose-message.js';
export { createMail } from './create-mail.js';
export { layLetter, type LetterContent, type LaidLetter } from './letter-layout.js';
export type { LetterState } from './letter.js';
export { Letters } from './letters.js';
export { Mail, type MailDelivery } from './mail.js';
export { MailOutbox, type OutboxMessage } from './mail-outbox.js';
export { SendLetter } from './send-letter.job.js';
export { renderOutboxPage } from './render-outbox-page.js';
