import { join } from 'node:path';
import { Config, createRoles } from '@cong-tinh/platform';
import type { LocalOptions } from './arguments.js';
import { claimDataFolder } from './data-folder.js';
import { stateOfPort } from './ports.js';
import { type Cluster, startCluster } from './postgres/index.js';
import { type Program, startProgram } from './program.js';
import type { Progress } from './progress.js';
import { keepSecrets } from './secrets.js';
import { DATABASE_NAME, lastDatabasePort, localSettings, writeSettings } from './settings.js';
import { StartError } from './start.errors.js';

/** A province that runs; closing it leaves its data for the next start. */
export interface Local {
  readonly config: Config;
  readonly program: Program;
  /** Resolves with a sentence when a part ended by itself. */
  readonly broken: Promise<string>;
  close(): Promise<void>;
}

/** Starts the parts in their order; what was started is closed again when a later part fails. */
export async function startLocal(options: LocalOptions, progress: Progress): Promise<Local> {
  const closers: (() => Promise<void> | void)[] = [claimDataFolder(options.dataFolder)];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    await refuseTakenPort(options.port);
    const { config, cluster } = await progress.step('Cơ sở dữ liệu', () => startDatabase(options));
    closers.push(() => cluster.stop());
    const program = await startProgram({ config, progress });
    closers.push(() => program.close());
    const broken = new Promise<string>((resolve) =>
      cluster.onUnexpectedEnd(() => resolve(`Cơ sở dữ liệu tự dừng, xem ${cluster.log} rồi chạy lại npm start.`)),
    );
    return { config, program, broken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startDatabase(options: LocalOptions): Promise<{ config: Config; cluster: Cluster }> {
  const secrets = keepSecrets(options.dataFolder);
  const cluster = await startCluster({
    folder: join(options.dataFolder, 'postgres'),
    password: secrets.superuserPassword,
    port: options.databasePort,
    preferredPort: lastDatabasePort(options.dataFolder),
  });
  try {
    const { host, port, superuser: user, password } = cluster;
    await createRoles({ host, port, user, password }, DATABASE_NAME, secrets.rolePasswords);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  const settings = localSettings(options, secrets, cluster);
  writeSettings(options.dataFolder, settings);
  return { config: Config.load(settings), cluster };
}

/** Browsers try `::1` for names under localhost as well: another program there would answer in our place. */
async function refuseTakenPort(port: number): Promise<void> {
  const states = [await stateOfPort(port, '127.0.0.1'), await stateOfPort(port, '::1')];
  if (states.includes('taken'))
    throw new StartError(
      `Cổng ${port} đang có chương trình khác dùng: hãy dừng chương trình đó, hoặc chọn cổng khác bằng npm start -- --port <cổng>.`,
    );
  if (states.includes('forbidden'))
    throw new StartError(`Không có quyền mở cổng ${port}: hãy chọn cổng từ 1024 trở lên bằng npm start -- --port <cổng>.`);
}
