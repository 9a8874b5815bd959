import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { part, type Place, StackError, type Tools } from '../runner/index.js';

export interface DovecotFacts {
  readonly host: string;
  readonly imapPort: number;
  readonly lmtpPort: number;
  /** Where Postfix asks whether a password is right. */
  readonly authPort: number;
  /** The password of every mailbox. */
  readonly password: string;
  /** What it greets with, so that no other server is taken for it. */
  readonly greeting: string;
  readonly mailFolder: string;
}

const PACKAGES = ['dovecot-core', 'dovecot-imapd', 'dovecot-lmtpd'];

/** Debian's Dovecot: whatever address letters are brought for by LMTP is a mailbox that IMAP reads. */
export const dovecot = part({
  name: 'dovecot',
  version: 'Debian 2.3',
  account: 'root',
  get: packages('Dovecot', PACKAGES),
  async prepare(place): Promise<DovecotFacts> {
    const facts = {
      host: '127.0.0.1',
      imapPort: await place.freePort(),
      lmtpPort: await place.freePort(),
      authPort: await place.freePort(),
      password: randomBytes(16).toString('hex'),
      greeting: `hop thu ${createHash('sha256').update(place.folder).digest('hex').slice(0, 12)}`,
      mailFolder: place.makeFolder('mail', 0o777),
    };
    place.write('dovecot.conf', configuration(facts, place), 0o600);
    return facts;
  },
  command: (_got, _facts, place) => ({ file: '/usr/sbin/dovecot', args: ['-F', '-c', place.path('dovecot.conf')] }),
  ready: ({ host, imapPort, greeting }) => greets(host, imapPort, `* OK`, greeting),
});

const configuration = ({ host, imapPort, lmtpPort, authPort, password, greeting, mailFolder }: DovecotFacts, place: Place): string => `
protocols = imap lmtp
listen = ${host}
base_dir = ${place.path('run')}
state_dir = ${place.path('state')}
log_path = /dev/stderr
login_greeting = ${greeting}
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${mailFolder}/%Lu
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
first_valid_gid = 1
# Nobody keeps these letters.
mail_fsync = never
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${mailFolder}/%Lu allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = ${host}
    port = ${lmtpPort}
  }
}
service auth {
  inet_listener {
    address = ${host}
    port = ${authPort}
  }
}
`;

/** Packages of a server that starts as root and gives its rights away piece by piece. */
export function packages(name: string, wanted: readonly string[]): (tools: Tools) => Promise<void> {
  return async (tools) => {
    await tools.apt(wanted);
    if (process.getuid?.() === 0) return;
    throw new StackError(`${name} chỉ khởi động được bằng quyền root / can be started by root only`);
  };
}

/** Whether a server on the port begins with these words. */
export function greets(host: string, port: number, ...words: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('data', (chunk) => {
      resolve(words.every((word) => chunk.toString().includes(word)));
      socket.end();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });
}
