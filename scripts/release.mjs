import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { npm } from './install.mjs';
import { root } from './launch.mjs';
import { Sentence } from './messages.mjs';
import { pinnedPackage } from './pinned-node.mjs';

/** What the product reads beside its programs, and what whoever installs it needs. */
const SHIPPED = [
  'dist/server/apps/{portal,worker,cli}',
  'dist/server/libs',
  'dist/console',
  'libs/*/migrations',
  'libs/*/data',
  'libs/*/assets',
  'deploy',
  'docs/environment.md',
  'docs/installation.*.md',
];

/** Parts of packages that no program of ours opens: other builds of the same code, types, maps. */
const UNUSED = [
  'node_modules/lucide-static/{dist,font,icon-nodes.json,sprite.svg,tags.json}',
  'node_modules/typeorm/browser',
  'node_modules/node-*-*/{include,share,CHANGELOG.md}',
  'node_modules/**/*.{map,d.ts,d.mts,d.cts}',
  'dist/**/*.map',
];

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Puts the built product and its locked production packages into a folder that runs anywhere, read-only. */
export function assemble(folder, { withNode }) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const pattern of SHIPPED)
    for (const path of globSync(pattern, { cwd: root })) cpSync(join(root, path), join(folder, path), { recursive: true });
  installProduction(folder);
  if (withNode) bringNode(folder);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(runtimeManifest(withNode), null, 2)}\n`);
  writeFileSync(join(folder, 'sbom.cdx.json'), listOfParts(folder));
  for (const pattern of UNUSED)
    for (const path of globSync(pattern, { cwd: folder })) rmSync(join(folder, path), { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'));
  cpSync(join(root, 'deploy', 'cong-tinh'), join(folder, 'bin', 'cong-tinh'));
  chmodSync(join(folder, 'bin', 'cong-tinh'), 0o755);
}

/**
 * Install scripts stay off here as well: no production package needs one. Nor does any need what it calls optional:
 * keycloak-connect would bring a browser's driver, in whatever version is the latest.
 */
function installProduction(folder) {
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(root, file), join(folder, file));
  const options = ['--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  const { status } = npm(root, ['ci', ...options], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  for (const file of ['package-lock.json', '.npmrc']) rmSync(join(folder, file));
  if (status !== 0)
    throw new Sentence(
      'Không cài được các gói của bản phát hành (xem thông báo của npm ở trên). / npm could not install the packages of the release; its message is above.',
    );
}

/** The Node that npm brought for this machine, checked against the lockfile when it was installed. */
function bringNode(folder) {
  const own = join('node_modules', pinnedPackage());
  if (!existsSync(join(root, own)))
    throw new Sentence(
      'npm không có Node 24 cho nền tảng này: hãy thêm --without-node. / npm carries no Node 24 for this platform: add --without-node.',
    );
  cpSync(join(root, own), join(folder, own), { recursive: true });
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(`../${pinnedPackage()}/bin/node`, join(folder, 'node_modules', '.bin', 'node'));
}

/** CycloneDX, of the packages that are really there; without the number and the moment that would differ each time. */
function listOfParts(folder) {
  const { status, stdout, stderr } = npm(root, ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--omit=dev'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Sentence(`npm sbom: ${stderr}`);
  const list = JSON.parse(stdout);
  delete list.serialNumber;
  list.metadata.timestamp = new Date(sourceDate() * 1000).toISOString();
  list.metadata.component.name = list.metadata.component['bom-ref'].split('@')[0];
  return `${JSON.stringify(list, null, 2)}\n`;
}

function runtimeManifest(withNode) {
  const { name, version, description, type, dependencies, optionalDependencies } = manifestOf(root);
  return {
    name,
    version,
    private: true,
    type,
    description,
    engines: { node: '>=24.9' },
    dependencies,
    ...(withNode && { optionalDependencies }),
  };
}

/** Name of a release: product, version and, when it carries its Node, the machine that runs it. */
export function releaseName({ withNode }) {
  const { name, version } = manifestOf(root);
  return withNode ? `${name}-${version}-${process.platform}-${process.arch}` : `${name}-${version}`;
}

/** The same bytes for the same contents: sorted, nobody's, of the day of the commit. */
export function pack(folder, name) {
  const archive = `${name}.tar.gz`;
  const plain = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mode=u=rwX,go=rX', `--mtime=@${sourceDate()}`];
  execFileSync('tar', ['--create', ...plain, '--use-compress-program=gzip -6n', `--file=${archive}`, name], { cwd: folder });
  const sum = execFileSync('sha256sum', [archive], { cwd: folder, encoding: 'utf8' });
  writeFileSync(join(folder, `${archive}.sha256`), sum);
  return join(folder, archive);
}

/** Seconds since 1970 of the sources: as told, of the last commit, or now where there is no history. */
function sourceDate() {
  if (process.env.SOURCE_DATE_EPOCH) return Number(process.env.SOURCE_DATE_EPOCH);
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return Math.floor(Date.now() / 1000);
  }
}
