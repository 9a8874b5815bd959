import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboundFetch } from '@cong-tinh/platform';
import { importPKCS8 } from 'jose';
import { CONSOLE, PASSWORD, signedBy, type SsoUnderTest } from '../integration/identity.factory.js';
import { TcpPassage } from '../integration/tcp-passage.js';
import { type KeycloakAddress, KeycloakRealm } from './keycloak-realm.js';
import type { SignInDriver } from './sign-in.contract.js';

const SECRET = 'bi-mat-cua-hop-dong';
const USERS = ['bientap', 'khach', 'bi-xoa', 'doi-mat-khau'];

/**
 * A running Keycloak, reached by a way that can fall silent. The console of the contract is a client like the deployed one under
 * addresses of its own; the realm signs with a key that the contract knows.
 */
export async function keycloakSignIn(address: KeycloakAddress & { port: number }): Promise<SignInDriver> {
  const folder = mkdtempSync(join(tmpdir(), 'keycloak-contract-'));
  const passage = await TcpPassage.to('127.0.0.1', address.port);
  const base = `http://sso.longan.localhost:${passage.port}`;
  const realm = new KeycloakRealm(address);
  const mark = Date.now().toString(36);
  const [consoleId, serviceId] = [`console-${mark}`, `service-${mark}`];
  const logouts = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void sso.onLogout(Buffer.concat(chunks).toString()).then((status) => response.writeHead(status).end()));
  });
  const sso: SsoUnderTest = {
    issuer: `${base}/realms/cong-tinh`,
    adapterFile: join(folder, 'keycloak.json'),
    client: { id: consoleId, secret: SECRET },
    code: () => realm.code(),
    onLogout: async () => 200,
    async stop() {
      for (const username of USERS) await realm.removeUser(username).catch(() => undefined);
      for (const client of [consoleId, serviceId]) await realm.removeClient(client).catch(() => undefined);
      await passage.close();
      logouts.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  writeFileSync(
    sso.adapterFile,
    JSON.stringify({ realm: 'cong-tinh', 'auth-server-url': base, resource: 'cong-tinh-api', 'bearer-only': true }),
  );
  await new Promise<void>((done) => void logouts.listen(0, '127.0.0.1', done));
  const logoutUrl = `http://127.0.0.1:${(logouts.address() as AddressInfo).port}/api/back-channel-logout`;
  for (const username of USERS) await realm.addUser(username, PASSWORD);
  await realm.copyClient('cong-tinh-console', consoleId, SECRET, { origin: CONSOLE, logoutUrl });
  await realm.copyClient('cong-tinh-sample-service', serviceId, SECRET);
  await realm.giveServiceRole(serviceId, 'read');

  let priority = 200;
  let key = '';
  const rotateKeys = async () => {
    key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await realm.signWith(key, `contract-${mark}-${(priority += 1)}`, priority);
  };
  await rotateKeys();

  return {
    sso,
    rotateKeys,
    setEnabled: (username, enabled) => realm.setEnabled(username, enabled),
    remove: (username) => realm.removeUser(username),
    resetPassword: (username) => realm.resetPassword(username, `${PASSWORD}-khac`, false),
    signOut: (username) => realm.signOut(username),
    async serviceToken() {
      const answer = await outboundFetch(`${sso.issuer}/protocol/openid-connect/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: serviceId, client_secret: SECRET }).toString(),
      });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    sign: async (claims, header = {}) => signedBy(await importPKCS8(key, 'RS256'), await realm.signingKey(), claims, header),
    fallSilent: () => passage.fallSilent(),
    recover: () => passage.recover(),
  };
}
