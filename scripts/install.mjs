import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { say, Sentence } from './messages.mjs';
import { oneAtATime, readOnly } from './one-at-a-time.mjs';

/** Installs the locked packages when they are missing or another lockfile's; does and says nothing otherwise. */
export async function ensureInstalled(root) {
  const isThere = () => isStamped(root) || (installedAsLocked(root) && stamp(root));
  if (isThere()) return;
  refuseReadOnly(root);
  await oneAtATime(root, () => {
    if (isThere()) return;
    say('Đang cài các gói phụ thuộc, lần đầu mất khoảng một phút… / Installing packages, about a minute the first time…');
    npmCi(root);
    stamp(root);
  });
}

const stampOf = (root) => join(root, 'node_modules', '.installed');

function isStamped(root) {
  return readText(stampOf(root)) === fingerprint(root);
}

/** Spares later starts the comparison; a read-only tree that is complete does without. */
function stamp(root) {
  try {
    writeFileSync(stampOf(root), fingerprint(root));
  } catch {
    // Compared again next time.
  }
  return true;
}

function fingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** True when somebody already installed exactly this lockfile, with development and optional packages. */
function installedAsLocked(root) {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  const locked = readJson(join(root, 'package-lock.json'));
  if (!installed || !locked) return false;
  return Object.entries(locked.packages).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const there = installed.packages[path];
    if (there) return there.version === entry.version && existsSync(join(root, path));
    return entry.optional === true && (notForThisMachine(entry) || !isOwnChoice(locked, path));
  });
}

function notForThisMachine({ os, cpu, libc }) {
  return [
    [os, process.platform],
    [cpu, process.arch],
    [libc, 'glibc'],
  ].some(([allowed, mine]) => allowed && !allowed.includes(mine));
}

/** npm leaves out an optional package of somebody else when its install script fails; ours must be there. */
function isOwnChoice(locked, path) {
  const own = locked.packages[''];
  return Object.keys({ ...own.optionalDependencies, ...own.dependencies, ...own.devDependencies }).some(
    (name) => path === `node_modules/${name}`,
  );
}

function refuseReadOnly(root) {
  try {
    accessSync(root, constants.W_OK);
    if (existsSync(join(root, 'node_modules'))) accessSync(join(root, 'node_modules'), constants.W_OK);
  } catch {
    throw readOnly(root);
  }
}

/**
 * Install scripts stay off whatever npm's own default is: none of the locked packages needs one
 * (PostgreSQL's library links are made when the server first starts), and several reach out to the network.
 */
function npmCi(root) {
  const options = ['--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Windows cannot delete the node.exe that runs this very script, which `ci` would try to.
  const verb = process.platform === 'win32' && process.execPath.startsWith(root) ? ['install', '--no-save'] : ['ci'];
  const result = npm(root, [...verb, ...options], { cwd: root, stdio: ['ignore', 2, 2] });
  // Cut off from the network npm may give up halfway and still end with 0.
  if (result.status === 0 && installedAsLocked(root)) return;
  throw new Sentence(
    'Không cài được các gói phụ thuộc (xem thông báo của npm ở trên): hãy kiểm tra kết nối mạng, dung lượng đĩa rồi chạy lại. / npm could not install the packages (see its message above): check the network and the disk, then run again.',
  );
}

/** Runs the npm that started this process, else the machine's. */
export function npm(root, args, options) {
  const script = process.env.npm_execpath;
  const [command, ...before] = script ? [outsideNode(root), script] : ['npm'];
  return spawnSync(command, [...before, ...args], { shell: !script && process.platform === 'win32', ...options });
}

/** The machine's own Node: the pinned one lies in the folder that npm is about to replace. */
function outsideNode(root) {
  const outside = process.env.npm_node_execpath;
  return process.execPath.startsWith(root) && outside && existsSync(outside) ? outside : process.execPath;
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function readJson(path) {
  const text = readText(path);
  return text === null ? null : JSON.parse(text);
}
