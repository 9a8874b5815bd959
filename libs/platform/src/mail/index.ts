export type { OutgoingMail } from './compose-message.js';
export { createMail } from './create-mail.js';
export { Mail } from './mail.js';
export { MailOutbox, type OutboxMessage } from './mail-outbox.js';
export { renderOutboxPage } from './render-outbox-page.js';
