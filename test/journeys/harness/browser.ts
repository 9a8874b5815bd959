import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export interface RunningBrowser {
  /** Address at which Playwright connects. */
  readonly address: string;
  close(): Promise<void>;
}

interface Program {
  executablePath: string;
  env: NodeJS.ProcessEnv;
}

const root = join(import.meta.dirname, '..', '..', '..');
const isPacked = process.platform === 'linux' && process.arch === 'x64';
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Starts Chromium: the one that npm brought with its libraries and fonts, the same on every machine and without the weight of a
 * window; where it has none for this platform, the machine's own. `CONG_TINH_BROWSER=/usr/bin/chromium` asks for another.
 */
export async function startBrowser(): Promise<RunningBrowser> {
  const own = process.env.CONG_TINH_BROWSER ?? (isPacked ? undefined : installed.find((path) => existsSync(path)));
  const { executablePath, env } = own ? { executablePath: own, env: process.env } : await unpack();
  const server = await chromium.launchServer({
    host: '127.0.0.1',
    executablePath,
    env,
    // As root Chromium refuses its sandbox; it only ever opens this product's own pages here.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
  return { address: server.wsEndpoint(), close: () => server.close() };
}

/** Unpacks the browser from its package once; a run that was cut off leaves nothing half-unpacked behind. */
async function unpack(): Promise<Program> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as { version: string };
  const folder = join(root, 'node_modules', '.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    await inflate(unfinished);
    try {
      renameSync(unfinished, folder);
    } catch {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  const fonts = join(folder, 'fonts.conf');
  writeFileSync(fonts, fontSettings(folder));
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fonts };
  return { executablePath: join(folder, 'chromium'), env };
}

/** The package unpacks into the folder of temporary files, and its libraries only when it believes to be in Lambda. */
async function inflate(folder: string): Promise<void> {
  const before = { ...process.env };
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

function fontSettings(folder: string): string {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(folder, 'fonts')].map((path) => `<dir>${path}</dir>`).join('');
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`;
}
