import { chmodSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { part, type Place } from '../runner/index.js';
import { dovecot, greets, packages } from './dovecot.js';

export interface PostfixFacts {
  readonly host: string;
  /** Takes letters for our own mailboxes from anybody here, as the province's server takes them from the Internet. */
  readonly smtpPort: number;
  /** The same without any TLS, so that a test can see what is said. */
  readonly plainPort: number;
  /** Takes letters from who signs in, over TLS only. */
  readonly submissionPort: number;
  /** Where it asks whether to put off a letter to `cho.*`; a spec may answer there. Nobody there: it does not put off. */
  readonly policyPort: number;
  /** Letters to `khong-co.*` in this domain are refused, all others have a mailbox. */
  readonly domain: string;
  readonly name: string;
  /** Certificate of the submission port, signed by itself. */
  readonly certificate: string;
}

const DOMAIN = 'longan.example';
const PROGRAMS = '/usr/lib/postfix/sbin';

/** Debian's Postfix in folders of its own. Letters for other domains are refused: nothing leaves the machine. */
export const postfix = part({
  name: 'postfix',
  version: 'Debian 3.7',
  account: 'root',
  needs: [dovecot],
  get: packages('Postfix', ['postfix', 'openssl']),
  async prepare(place): Promise<PostfixFacts> {
    const name = `thu-${createHash('sha256').update(place.folder).digest('hex').slice(0, 12)}.${DOMAIN}`;
    const facts = {
      host: '127.0.0.1',
      smtpPort: await place.freePort(),
      plainPort: await place.freePort(),
      submissionPort: await place.freePort(),
      policyPort: await place.freePort(),
      domain: DOMAIN,
      name,
    };
    const { lmtpPort, authPort } = place.factsOf(dovecot);
    place.makeFolder('conf');
    place.makeFolder('queue');
    await place.run('chown', ['postfix', place.makeFolder('data', 0o700)]);
    place.write('conf/mailboxes', `if !/^khong-co[^@]*@/\n/^[^@]+@${DOMAIN.replace('.', '\\.')}$/ x\nendif\n`);
    place.write('conf/put-off', `/^cho[^@]*@/ put_off\n`);
    place.write('conf/main.cf', mainConfiguration(facts, place, { lmtpPort, authPort }));
    place.write('conf/master.cf', masterConfiguration(facts));
    const certificate = await makeCertificate(place);
    await place.run('postfix', ['-c', place.path('conf'), 'check']);
    return { ...facts, certificate };
  },
  // What `postfix start-fg` runs, but in the group of processes that the runner ends.
  command: (_got, _facts, place) => ({ file: `${PROGRAMS}/master`, args: ['-s', '-c', place.path('conf')] }),
  ready: ({ host, smtpPort, name }) => greets(host, smtpPort, `220 ${name}`),
});

async function makeCertificate(place: Place): Promise<string> {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const files = ['-keyout', place.path('key.pem'), '-out', place.path('certificate.pem')];
  await place.run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files]);
  chmodSync(place.path('key.pem'), 0o600);
  return readFileSync(place.path('certificate.pem'), 'utf8');
}

type Ports = Omit<PostfixFacts, 'certificate'>;

const mainConfiguration = (
  { host, policyPort, domain, name }: Ports,
  place: Place,
  { lmtpPort, authPort }: { lmtpPort: number; authPort: number },
): string => `compatibility_level = 3.6
queue_directory = ${place.path('queue')}
data_directory = ${place.path('data')}
command_directory = /usr/sbin
daemon_directory = ${PROGRAMS}
mail_owner = postfix
setgid_group = postdrop
maillog_file = /dev/stdout
inet_interfaces = ${host}
inet_protocols = ipv4
smtp_dns_support_level = disabled
myhostname = ${name}
mydestination =
mynetworks = ${host}
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = ${domain}
virtual_mailbox_maps = regexp:${place.path('conf/mailboxes')}
virtual_transport = lmtp:inet:${host}:${lmtpPort}
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_restriction_classes = put_off
put_off = check_policy_service inet:${host}:${policyPort}
smtpd_recipient_restrictions = check_recipient_access regexp:${place.path('conf/put-off')}, permit_sasl_authenticated, reject_unauth_destination
smtpd_policy_service_default_action = DUNNO
smtpd_policy_service_try_limit = 1
smtpd_policy_service_timeout = 5s
smtpd_tls_cert_file = ${place.path('certificate.pem')}
smtpd_tls_key_file = ${place.path('key.pem')}
smtpd_tls_security_level = may
smtpd_tls_received_header = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:${host}:${authPort}
minimal_backoff_time = 5s
maximal_backoff_time = 10s
queue_run_delay = 5s
`;

const masterConfiguration = ({ smtpPort, plainPort, submissionPort, host }: Ports): string => `${host}:${smtpPort} inet n - n - - smtpd
${host}:${plainPort} inet n - n - - smtpd
  -o smtpd_tls_security_level=none
${host}:${submissionPort} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
