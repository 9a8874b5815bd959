import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outboundFetch, projectRoot } from '@cong-tinh/platform';
import { CONSOLE, PASSWORD, type SsoUnderTest } from './identity.factory.js';

const SECRET = 'a client secret of the tests';
const OTP_SECRET = 'DJMGCXJRMMXGCUDD';
const ADMIN = 'quan-tri-cua-ban-thu';
const START_SECONDS = 240;

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((done) => socket.listen(0, '127.0.0.1', done));
  const { port } = socket.address() as AddressInfo;
  await new Promise((done) => socket.close(done));
  return port;
}

/** A Keycloak of its own on the realm file of `deploy/keycloak`; `home` is an unpacked and built distribution. */
export class KeycloakService implements SsoUnderTest {
  onLogout: (body: string) => Promise<number> = async () => 200;
  private readonly folder = mkdtempSync(join(tmpdir(), 'keycloak-'));
  private process!: ChildProcess;
  private logouts!: Server;
  private port = 0;
  private lastStep = 0;

  get issuer(): string {
    return `${this.base}/realms/cong-tinh`;
  }

  get adapterFile(): string {
    return join(this.folder, 'keycloak.json');
  }

  /** The one-time code of the present step; Keycloak takes each once. */
  code(): string {
    const step = Math.max(Math.floor(new Date().getTime() / 30_000), this.lastStep + 1);
    this.lastStep = step;
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const hash = createHmac('sha1', Buffer.from(OTP_SECRET)).update(counter).digest();
    return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }

  async start(home: string): Promise<void> {
    const management = await freePort();
    this.port = await freePort();
    const own = join(this.folder, 'kc');
    cpSync(home, own, { recursive: true });
    rmSync(join(own, 'data'), { recursive: true, force: true });
    mkdirSync(join(own, 'data/import'), { recursive: true });
    cpSync(join(projectRoot(), 'deploy/keycloak/cong-tinh-realm.json'), join(own, 'data/import/cong-tinh-realm.json'));
    writeFileSync(join(this.folder, 'hosts'), '127.0.0.1 localhost sso.longan.localhost\n');
    writeFileSync(
      this.adapterFile,
      JSON.stringify({ realm: 'cong-tinh', 'auth-server-url': this.base, resource: 'cong-tinh-api', 'bearer-only': true }),
    );
    const options = [
      '--http-enabled=true',
      '--http-host=127.0.0.1',
      `--http-port=${this.port}`,
      `--http-management-port=${management}`,
      `--hostname=${this.base}`,
    ];
    this.process = spawn(join(own, 'bin/kc.sh'), ['start', '--optimized', '--import-realm', '--cache=local', ...options], {
      stdio: 'ignore',
      // The script does not pass signals on to Java: both end as one group.
      detached: true,
      env: {
        ...process.env,
        CONG_TINH_CONSOLE_ORIGIN: CONSOLE,
        CONG_TINH_CONSOLE_SECRET: SECRET,
        KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN,
        KC_BOOTSTRAP_ADMIN_PASSWORD: ADMIN,
        JAVA_OPTS_APPEND: `-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC -Djdk.net.hosts.file=${join(this.folder, 'hosts')}`,
      },
    });
    await this.ready(`http://127.0.0.1:${management}/health/ready`);
    await this.listenForLogouts();
  }

  /** Makes a user with password and one-time code, as an administrator would. */
  async addUser(username: string): Promise<void> {
    await this.admin('POST', '/users', {
      username,
      enabled: true,
      email: `${username}@longan.example`,
      emailVerified: true,
      firstName: username,
      lastName: 'minh họa',
      credentials: [
        { type: 'password', value: PASSWORD },
        {
          type: 'otp',
          secretData: JSON.stringify({ value: OTP_SECRET }),
          credentialData: JSON.stringify({ subType: 'totp', digits: 6, period: 30, algorithm: 'HmacSHA1' }),
        },
      ],
    });
  }

  async setEnabled(username: string, enabled: boolean): Promise<void> {
    await this.admin('PUT', `/users/${await this.userId(username)}`, { enabled });
  }

  async signOut(username: string): Promise<void> {
    await this.admin('POST', `/users/${await this.userId(username)}/logout`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    if (this.process.pid && this.process.exitCode === null) process.kill(-this.process.pid, 'SIGTERM');
    await ended;
    this.logouts?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get base(): string {
    return `http://sso.longan.localhost:${this.port}`;
  }

  private async ready(url: string): Promise<void> {
    for (let second = 0; second < START_SECONDS; second += 1) {
      const answer = await outboundFetch(url).catch(() => null);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 1_000));
    }
    throw new Error('Keycloak did not start');
  }

  /** The realm file names the console's own address; here logouts come to a socket of the test instead. */
  private async listenForLogouts(): Promise<void> {
    this.logouts = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void this.onLogout(Buffer.concat(chunks).toString()).then((status) => response.writeHead(status).end()));
    });
    await new Promise<void>((done) => void this.logouts.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(this.logouts.address() as AddressInfo).port}/api/back-channel-logout`;
    const [client] = await this.admin<{ id: string; attributes: object }[]>('GET', '/clients?clientId=cong-tinh-console');
    await this.admin('PUT', `/clients/${client!.id}`, { ...client, attributes: { ...client!.attributes, 'backchannel.logout.url': url } });
  }

  private async userId(username: string): Promise<string> {
    const [user] = await this.admin<{ id: string }[]>('GET', `/users?exact=true&username=${username}`);
    return user!.id;
  }

  private async admin<T = void>(method: string, path: string, body?: object): Promise<T> {
    const form = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username: ADMIN, password: ADMIN }).toString();
    const token = await outboundFetch(`${this.base}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form,
    });
    const { access_token } = (await token.json()) as { access_token: string };
    const answer = await outboundFetch(`${this.base}/admin/realms/cong-tinh${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
