import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { guarded, Sentence } from './messages.mjs';
import { pinnedNode } from './pinned-node.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

const tasks = [
  'install',
  'start',
  'dev',
  'build',
  'check',
  'test',
  'bench',
  'openapi',
  'permissions',
  'environment',
  'release',
  'cli',
  'stack',
  'test-stack',
  'keep-release',
];

/** Installs what is missing, moves to the pinned Node and runs the task there. */
export async function launch([task, ...args]) {
  await guarded(async () => {
    if (!tasks.includes(task)) throw new Sentence(`Không có việc "${task ?? ''}" / no such task. ${tasks.join(', ')}`);
    await ensureInstalled(root);
    const node = pinnedNode(root);
    if (realpathSync(node) !== realpathSync(process.execPath)) return handOver(node, [task, ...args]);
    process.chdir(root);
    if (task === 'install') return 0;
    const { default: run } = await import(`./tasks/${task}.mjs`);
    return run(args);
  });
}

/** Ctrl-C reaches the whole process group by itself; a signal sent to this process alone is passed on. */
function handOver(node, args) {
  const child = spawn(node, [join(root, 'scripts', 'run.mjs'), ...args], { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
