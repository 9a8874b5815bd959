import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whenChanged } from './build-stamp.mjs';
import { root } from './launch.mjs';
import { Sentence } from './messages.mjs';
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
      ignore: (path) => isTest(path) || !/\.(tsx?|json)$/.test(path) || /^libs\/[a-z]+\/(assets|data)\//.test(path),
      product: `dist/apps/${app}/apps/${app}/src/main.js`,
    },
    async () => {
      await quietStep(`Đang dựng ứng dụng ${app} / building ${app}`, [binary('@nestjs/cli', 'nest'), 'build', app]);
      refuseLeftAliases(join(root, 'dist', 'apps', app));
    },
  );
}

/** Builds everything that a province runs. */
export async function buildProduct() {
  for (const app of ['portal', 'worker', 'cli']) await buildApplication(app);
  await buildConsole();
}

/** Builds the officials' console into `dist/apps/console`. */
export async function buildConsole() {
  if (!existsSync(join(root, 'apps', 'console', 'index.html'))) return;
  await whenChanged(
    {
      name: 'console',
      inputs: ['apps/console', 'libs/kernel/src'],
      files: ['package-lock.json'],
      ignore: isTest,
      product: 'dist/apps/console/index.html',
    },
    () =>
      quietStep('Đang dựng bàn làm việc / building the console', [binary('vite'), 'build', 'apps/console', '--logLevel', 'warn'], {
        env: { NODE_ENV: 'production' },
      }),
  );
}

/** nest-cli rewrites aliases in import and export declarations; what it left over would fail only when it runs. */
function refuseLeftAliases(folder) {
  for (const file of readdirSync(folder, { recursive: true }).map(String)) {
    const left =
      file.endsWith('.js') && /^.*(?:from|import)\s*\(?\s*['"](@cong-tinh\/[^'"]+)['"]/m.exec(readFileSync(join(folder, file), 'utf8'));
    if (left) throw new Sentence(`${file} vẫn nhập "${left[1]}" sau khi dựng. / This alias was not rewritten by the build.`);
  }
}
