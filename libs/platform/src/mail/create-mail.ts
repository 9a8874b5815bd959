import { join } from 'node:path';
import { type Clock, systemClock } from '@cong-tinh/kernel';
import { type Config, ConfigurationError } from '../config/config.js';
import { MailOutbox } from './mail-outbox.js';
import { Mail, type MailDelivery } from './mail.js';
import { SmtpDelivery } from './smtp-delivery.js';

/** Folder of the local outbox inside DATA_FOLDER. */
export const OUTBOX_FOLDER = 'thu-di';

/** Mail as the configuration says: to MAIL_HOST, or into the local outbox where that is empty. @throws ConfigurationError */
export function createMail(config: Config, clock: Pick<Clock, 'now'> = systemClock): Mail {
  try {
    return new Mail(deliveryOf(config), config.mailFrom, clock);
  } catch {
    throw new ConfigurationError(['MAIL_FROM (Địa chỉ gửi): phải là một địa chỉ thư điện tử, ví dụ webmaster@longan.gov.vn.']);
  }
}

function deliveryOf({ mailHost, mailPort, mailUser, mailPassword, dataFolder }: Config): MailDelivery {
  if (mailHost === '') return new MailOutbox(join(dataFolder, OUTBOX_FOLDER));
  return new SmtpDelivery({ host: mailHost, port: mailPort, user: mailUser, password: mailPassword });
}
