import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { whenChanged } from './build-stamp.mjs';
import { root } from './launch.mjs';
import { binary, quietStep } from './steps.mjs';

const settings = ['package-lock.json', 'tsconfig.json', 'nest-cli.json'];
const isTest = (path) => /\.spec\.tsx?$/.test(path);

/** Entry of a built application. */
export function entryOf(app) {
  return join(root, 'dist', 'apps', app, 'apps', app, 'src', 'main.js');
}

/** Builds one Nest application into `dist/apps/<app>`. */
export async function buildApplication(app) {
  const needsAll = app === 'local' ? ['apps/portal/src', 'apps/worker/src'] : [];
  await whenChanged(
    {
      name: app,
      inputs: [`apps/${app}`, ...needsAll, 'libs'],
      files: settings,
      ignore: (path) => isTest(path) || /^libs\/[a-z]+\/(assets|data|migrations)\//.test(path),
      product: `dist/apps/${app}/apps/${app}/src/main.js`,
    },
    () => quietStep(`Đang dựng ứng dụng ${app} / building ${app}`, [binary('@nestjs/cli', 'nest'), 'build', app]),
  );
}

/** Builds the officials' console into `dist/console`. */
export async function buildConsole() {
  if (!existsSync(join(root, 'apps', 'console', 'index.html'))) return;
  await whenChanged(
    { name: 'console', inputs: ['apps/console'], files: ['package-lock.json'], ignore: isTest, product: 'dist/console/index.html' },
    () =>
      quietStep('Đang dựng bàn làm việc / building the console', [binary('vite'), 'build', 'apps/console', '--logLevel', 'warn'], {
        env: { NODE_ENV: 'production' },
      }),
  );
}
