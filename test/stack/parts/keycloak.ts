import { chmodSync, copyFileSync, cpSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import { answersWith, part, type Tools } from '../runner/index.js';
import { ZONE } from './front.js';
import { provinceFront } from './province-front.js';

const VERSION = '26.7.3';
/** What the realm is called: pages of the sign-in service stand under it. */
export const REALM_NAME = 'Cổng thông tin điện tử tỉnh Long An';
const ADMIN = { name: 'quan-tri-ban-thu', password: 'mat-khau-cua-ban-thu' };

export interface KeycloakFacts {
  /** Address without the front server; the realm answers under the front's name as well. */
  readonly base: string;
  readonly issuer: string;
  readonly port: number;
  readonly managementPort: number;
  readonly admin: typeof ADMIN;
  readonly clientSecret: string;
}

/** Keycloak with the realm and theme of `deploy/keycloak`, behind the province's front server and on a port of its own. */
export const keycloak = part({
  name: 'keycloak',
  version: VERSION,
  needs: [provinceFront],
  patience: 240,
  get: distribution,
  async prepare(place, built): Promise<KeycloakFacts> {
    const { ssoPort, httpsPort, authority } = place.factsOf(provinceFront);
    for (const folder of ['bin', 'conf', 'providers', 'themes', 'data/import']) place.makeFolder(folder);
    // The start script looks for everything else beside itself.
    copyFileSync(join(built, 'bin/kc.sh'), place.path('bin/kc.sh'));
    chmodSync(place.path('bin/kc.sh'), 0o755);
    symlinkSync(join(built, 'lib'), place.path('lib'));
    cpSync(join(built, 'conf'), place.path('conf'), { recursive: true });
    cpSync(join(built, 'data/h2'), place.path('data/h2'), { recursive: true });
    const deployed = join(projectRoot(), 'deploy/keycloak');
    cpSync(join(deployed, 'cong-tinh-realm.json'), place.path('data/import/cong-tinh-realm.json'));
    cpSync(join(deployed, 'themes'), place.path('themes'), { recursive: true });
    place.write('hosts', `127.0.0.1 localhost sso.${ZONE} quantri.${ZONE}\n`);
    cpSync(authority, place.path('conf/front.crt'));
    place.ownAll();
    const base = `http://sso.${ZONE}:${ssoPort}`;
    return {
      base,
      issuer: `${base}/realms/cong-tinh`,
      port: ssoPort,
      managementPort: await place.freePort(),
      admin: ADMIN,
      clientSecret: `bi-mat-cua-ban-thu-${httpsPort}`,
    };
  },
  command: (_built, { port, managementPort, clientSecret }, place) => ({
    file: place.path('bin/kc.sh'),
    args: [
      'start',
      '--optimized',
      '--import-realm',
      '--cache=local',
      '--http-enabled=true',
      '--http-host=127.0.0.1',
      `--http-port=${port}`,
      `--http-management-port=${managementPort}`,
      '--hostname-strict=false',
      '--proxy-headers=xforwarded',
      // Passwords that protect nothing need not be slow to guess; there are some hundred sign-ins.
      '--spi-password-hashing--argon2--iterations=1',
      '--spi-password-hashing--argon2--memory=256',
      `--truststore-paths=${place.path('conf/front.crt')}`,
    ],
    env: {
      CONG_TINH_CONSOLE_ORIGIN: `https://quantri.${ZONE}:${place.factsOf(provinceFront).httpsPort}`,
      CONG_TINH_CONSOLE_SECRET: clientSecret,
      CONG_TINH_SSO_NAME: REALM_NAME,
      JAVA_OPTS_APPEND: `-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC -Djdk.net.hosts.file=${place.path('hosts')}`,
    },
  }),
  ready: async ({ issuer, managementPort }) =>
    (await answersWith(`http://127.0.0.1:${managementPort}/health/ready`, '"UP"')) &&
    answersWith(`${issuer}/.well-known/openid-configuration`, `"issuer":"${issuer}"`),
});

/** Unpacked, built for its database, with an administrator: what would take a minute at every start. */
async function distribution(tools: Tools): Promise<string> {
  const archive = await tools.maven(
    `org.keycloak:keycloak-quarkus-dist:${VERSION}:tar.gz`,
    '77657f30b7e90d70f727712ce1c967f430fd6a5e9f458d32d8c6df0635345f47',
  );
  return tools.cached(`keycloak/${VERSION}`, async (folder) => {
    const kc = (...args: string[]) => tools.run(join(folder, 'bin/kc.sh'), args, folder, 10, undefined, { ADMIN_PASSWORD: ADMIN.password });
    await tools.run('tar', ['-xzf', archive, '--strip-components=1', '--no-same-owner', '-C', folder], folder);
    tools.tell(`dựng Keycloak ${VERSION} / building`);
    await kc('build', '--db=dev-file', '--health-enabled=true');
    const account = ['user', '--username', ADMIN.name, '--password:env', 'ADMIN_PASSWORD'];
    await kc('bootstrap-admin', ...account, '--optimized', '--http-enabled=true', '--hostname-strict=false', '--cache=local');
    rmSync(join(folder, 'data/tmp'), { recursive: true, force: true });
  });
}
