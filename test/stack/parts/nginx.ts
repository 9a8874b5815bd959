import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import { part, type Place } from '../runner/index.js';
import { type FrontFacts, frontPorts, refusesStrangers, ZONE } from './front.js';

const FOLDER = 'deploy/nginx';

/** Debian's nginx with the template of `deploy/nginx`, and a certificate of its own for the zone. */
export const nginx = part({
  name: 'nginx',
  version: "Debian's",
  async get(tools) {
    await tools.apt(['nginx-light', 'openssl']);
    return '/usr/sbin/nginx';
  },
  async prepare(place, program): Promise<FrontFacts> {
    const ports = await frontPorts(place);
    const { certificate, key } = await makeCertificate(place);
    const site = fillTemplate({
      PUBLIC_ZONE: ZONE,
      PUBLIC_PORT: String(ports.httpsPort),
      PUBLIC_PORT_SUFFIX: `:${ports.httpsPort}`,
      IPV4_ADDRESS: '127.0.0.1',
      IPV6_ADDRESS: '::1',
      HTTP_PORT: String(ports.httpPort),
      HTTPS_PORT: String(ports.httpsPort),
      TLS_CERTIFICATE: certificate,
      TLS_CERTIFICATE_KEY: key,
      PORTAL_UPSTREAM: `127.0.0.1:${ports.portalPort}`,
      SSO_UPSTREAM: `127.0.0.1:${ports.ssoPort}`,
    });
    place.write('cong-tinh.conf', site);
    const version = /nginx\/(\S+)/.exec(await place.run(program, ['-v']))?.[1] ?? 'unknown';
    return { ...ports, program, version, configuration: place.write('nginx.conf', mainFile(place)), authority: certificate };
  },
  command: (program, { configuration }, place) => ({
    file: program,
    args: ['-p', place.folder, '-e', 'stderr', '-c', configuration, '-g', 'daemon off;'],
  }),
  ready: refusesStrangers,
  endSignal: 'SIGQUIT',
});

/** The template with the settings of `cong-tinh.env`, or others, put in as `envsubst` does. @throws Error for a name without a value */
export function fillTemplate(settings: Readonly<Record<string, string>>): string {
  const read = (name: string) => readFileSync(join(projectRoot(), FOLDER, name), 'utf8');
  const usual = Object.fromEntries([...read('cong-tinh.env').matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
  const values: Record<string, string | undefined> = { ...usual, ...settings };
  return read('cong-tinh.conf.template').replace(/\$\{(\w+)\}/g, (_text, name: string) => {
    if (values[name] === undefined) throw new Error(`${FOLDER}/cong-tinh.env has no ${name}`);
    return values[name];
  });
}

const mainFile = (place: Place) => `
worker_processes auto;
pid ${place.path('nginx.pid')};
error_log stderr warn;
events {
	worker_connections 1024;
}
http {
	access_log off;
	default_type application/octet-stream;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `\t${kind}_temp_path ${place.makeFolder(`temp-${kind}`)};`).join('\n')}
	include ${place.path('cong-tinh.conf')};
}
`;

/** One certificate that is its own authority: one-label hosts, and those below one district. */
async function makeCertificate(place: Place): Promise<{ certificate: string; key: string }> {
  const [certificate, key] = [place.path('certificate.pem'), place.path('certificate.key')];
  const names = [ZONE, `*.${ZONE}`, `*.benluc.${ZONE}`].map((name) => `DNS:${name}`).join(',');
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    `/CN=${ZONE}`,
  ];
  await place.run('openssl', [...made, '-addext', `subjectAltName=${names}`, '-keyout', key, '-out', certificate]);
  return { certificate, key };
}
