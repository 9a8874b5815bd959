import { ConfigurationError } from '@cong-tinh/platform';
import { HELP, readArguments } from './arguments.js';
import { type Local, startLocal } from './local.js';
import { ClusterStartError } from './postgres/index.js';
import { terminalProgress } from './progress.js';
import { StartError } from './start.errors.js';

const isOurSentence = (error: unknown): error is Error =>
  error instanceof StartError || error instanceof ClusterStartError || error instanceof ConfigurationError;

async function main(args: readonly string[]): Promise<void> {
  const options = readArguments(args);
  if (!options) return void process.stdout.write(HELP);
  process.stdout.write('Cổng Tỉnh đang khởi động\n');
  const since = performance.now();
  const stopped = untilStopped();
  const starting = startLocal(options, terminalProgress());
  // Stopped while starting: what has started by then is closed by the same hand.
  const local = await Promise.race([starting, stopped.then(() => null)]);
  if (!local) return close(await starting.catch(() => null));
  process.stdout.write(
    `${local.program.welcome}\nSẵn sàng sau ${Math.round((performance.now() - since) / 1000)} giây. Dừng bằng Ctrl-C.\n`,
  );
  const broken = await Promise.race([local.broken, stopped.then(() => null)]);
  await close(local);
  if (broken) throw new StartError(broken);
}

async function close(local: Local | null): Promise<void> {
  process.stdout.write('\nĐang dừng… ');
  await local?.close();
  process.stdout.write('đã dừng, dữ liệu được giữ nguyên.\n');
}

/** The first Ctrl-C asks to stop; the second does not wait. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
  });
}

try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  process.stderr.write(`\n${isOurSentence(error) ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}
