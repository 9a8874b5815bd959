import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { root } from '../launch.mjs';
import { binary } from '../steps.mjs';

/** `npm run dev`: runs the sources themselves, again whenever one changes; the console is rebuilt beside it. */
export default async function dev(args) {
  const children = [
    run([
      '--watch',
      '--watch-preserve-output',
      '--watch-path=apps/local/src',
      '--watch-path=apps/portal/src',
      '--watch-path=apps/worker/src',
      '--watch-path=libs',
      '--import',
      './scripts/typescript.mjs',
      'apps/local/src/main.ts',
      ...args,
    ]),
    ...(existsSync('apps/console/index.html') ? [run([binary('vite'), 'build', 'apps/console', '--watch', '--logLevel', 'warn'])] : []),
  ];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => children.forEach(({ child }) => child.kill(signal)));
  await Promise.all(children.map(({ ended }) => ended));
}

function run(args) {
  // In a group of its own: Ctrl-C would reach the program twice, from the terminal and through its watcher, and twice means at once.
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  return { child, ended: new Promise((resolve) => child.on('close', resolve)) };
}
