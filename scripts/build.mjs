import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whenChanged } from './build-stamp.mjs';
import { root } from './launch.mjs';
import { Sentence } from './messages.mjs';
import { binary, quietStep } from './steps.mjs';

const SERVER = join('dist', 'server');
const CONSOLE = join('dist', 'console');
const isTest = (path) => /\.spec\.tsx?$/.test(path);

/** Entry of a built application. */
export function entryOf(app) {
  return join(root, SERVER, 'apps', app, 'src', 'main.js');
}

/** Builds everything that a province runs. */
export async function buildProduct() {
  await buildServer();
  await buildConsole();
}

/** Builds every Nest application, with the libs they share, into `dist/server`. */
export async function buildServer() {
  await whenChanged(
    {
      name: 'server',
      inputs: ['apps/portal', 'apps/worker', 'apps/cli', 'apps/local', 'libs'],
      files: ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'],
      ignore: (path) => isTest(path) || !/\.(tsx?|json)$/.test(path) || /^libs\/[a-z]+\/(assets|data)\//.test(path),
      product: join(SERVER, 'apps/portal/src/main.js'),
    },
    async () => {
      await quietStep('Đang dựng máy chủ / building the server', [binary('@nestjs/cli', 'nest'), 'build']);
      refuseLeftAliases(join(root, SERVER));
    },
  );
}

/** Builds the officials' console into `dist/console`. */
async function buildConsole() {
  if (!existsSync(join(root, 'apps', 'console', 'index.html'))) return;
  await whenChanged(
    {
      name: 'console',
      inputs: ['apps/console', 'libs/kernel/src'],
      files: ['package-lock.json'],
      ignore: isTest,
      product: join(CONSOLE, 'index.html'),
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
