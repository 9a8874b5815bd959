import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { root } from './launch.mjs';
import { say, Sentence } from './messages.mjs';

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1).replace('.', ',')} giây`;

/** Runs the Node of this process with the given arguments; answers the exit code. */
export function runNode(args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const output = [];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    for (const stream of quiet ? [child.stdout, child.stderr] : []) stream.on('data', (chunk) => output.push(chunk));
    const ignore = () => undefined;
    const passOn = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore).on('SIGTERM', passOn);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', passOn);
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), output: Buffer.concat(output).toString('utf8') });
    });
  });
}

/** The script behind a package's command, so that it runs under this very Node on every platform. */
export function binary(packageName, command = packageName) {
  const require = createRequire(join(root, 'package.json'));
  const manifest = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = require(manifest);
  return join(root, 'node_modules', packageName, typeof bin === 'string' ? bin : bin[command]);
}

/** One step with its own line and time; what it printed is shown only when it failed. */
export async function quietStep(label, args, options = {}) {
  const since = performance.now();
  process.stderr.write(`${label}… `);
  const { code, output } = await runNode(args, { ...options, quiet: true });
  if (code === 0) {
    say(seconds(since));
    return;
  }
  say('không được / failed');
  process.stderr.write(output);
  throw new Sentence(`${label}: không thành công, xem thông báo ở trên. / That step failed; its output is above.`);
}

/** Steps that all run even when one fails, two at a time, each with its output once it is through; answers those that failed. */
export async function runAll(steps) {
  const failed = [];
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const [label, args, options] = step;
      const since = performance.now();
      const { code, output } = await runNode(args, { ...options, quiet: true });
      if (code !== 0) failed.push(label);
      say(`— ${label}: ${code === 0 ? 'đạt / passed' : 'KHÔNG ĐẠT / FAILED'} (${seconds(since)})`);
      if (code !== 0) process.stderr.write(output);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}
