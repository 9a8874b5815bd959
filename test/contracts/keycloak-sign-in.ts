import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboundFetch } from '@cong-tinh/platform';
import type { JWK } from 'jose';
import { CONSOLE, PASSWORD, type SsoUnderTest } from '../integration/identity.factory.js';
import { SignInFront } from '../integration/sign-in-front.js';
import { type KeycloakAddress, KeycloakRealm } from './keycloak-realm.js';
import { GROUPS, PEOPLE, type SignInDriver } from './sign-in.contract.js';

const SECRET = 'bi-mat-cua-hop-dong';

const CONSOLE_ID = 'cong-tinh-console';
const SERVICE_ID = 'cong-tinh-sample-service';

/**
 * A running Keycloak, reached by a way that can be disturbed; its issuer follows that address. The contract has a realm of its own, like the deployed one, which
 * signs with a key that the contract knows.
 */
export async function keycloakSignIn(address: KeycloakAddress & { port: number }): Promise<SignInDriver> {
  const folder = mkdtempSync(join(tmpdir(), 'keycloak-contract-'));
  const realm = await KeycloakRealm.make(address, {
    CONG_TINH_CONSOLE_ORIGIN: CONSOLE,
    CONG_TINH_CONSOLE_SECRET: SECRET,
    CONG_TINH_SSO_NAME: 'Hợp đồng',
  });
  const front = await frontOf(address.port, realm.name);
  const logouts = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void sso.onLogout(Buffer.concat(chunks).toString()).then((status) => response.writeHead(status).end()));
  });
  const sso: SsoUnderTest = {
    issuer: front.issuer,
    adapterFile: join(folder, 'keycloak.json'),
    adminUrl: address.base,
    client: { id: CONSOLE_ID, secret: SECRET },
    code: () => realm.code(),
    onLogout: async () => 200,
    async stop() {
      // Those who are still signed in are signed out with their realm; the world that would be told is gone.
      sso.onLogout = async () => 200;
      await realm.remove();
      await front.close();
      logouts.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  writeFileSync(
    sso.adapterFile,
    JSON.stringify({
      realm: realm.name,
      'auth-server-url': front.issuer.split('/realms/')[0],
      resource: 'cong-tinh-api',
      'bearer-only': true,
    }),
  );
  await new Promise<void>((done) => void logouts.listen(0, '127.0.0.1', done));
  const logoutUrl = `http://127.0.0.1:${(logouts.address() as AddressInfo).port}/api/back-channel-logout`;
  await realm.editClient(CONSOLE_ID, { attributes: { 'backchannel.logout.url': logoutUrl } });
  await realm.editClient(SERVICE_ID, { enabled: true, secret: SECRET });
  for (const username of PEOPLE) await realm.addUser(username, PASSWORD);
  for (const path of GROUPS) await realm.join('choviec', path);

  let priority = 200;
  let key: JWK = {};
  const rotateKeys = async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await realm.signWith(text, `contract-${(priority += 1)}`, priority);
    key = { ...(privateKey.export({ format: 'jwk' }) as JWK), kid: await realm.signingKey() };
  };
  await rotateKeys();

  return {
    sso,
    front,
    rotateKeys,
    setEnabled: (username, enabled) => realm.setEnabled(username, enabled),
    remove: (username) => realm.removeUser(username),
    resetPassword: (username, password) => realm.resetPassword(username, password, false),
    signOut: (username) => realm.signOut(username),
    async serviceToken() {
      const answer = await outboundFetch(`${sso.issuer}/protocol/openid-connect/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: SERVICE_ID, client_secret: SECRET }).toString(),
      });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    signingKey: async () => key,
  };
}

async function frontOf(port: number, realm: string): Promise<SignInFront> {
  const front = new SignInFront(realm);
  await front.open((request, response) => {
    const { method, url: path, headers } = request;
    const onward = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return front;
}
