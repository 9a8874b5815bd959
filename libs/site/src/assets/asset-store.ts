import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { projectRoot } from '@cong-tinh/platform';
import { ACCENTS, themeCss } from './accents.js';
import { readStylesheet } from './stylesheet.js';

/** Where the files of the public pages are served from; the rest of a path is `<name>.<hash>.<extension>`. */
export const ASSET_FOLDER = '/tai-nguyen/';

/** One file of the public pages. Its path names its content, so it never changes. */
export interface Asset {
  readonly name: string;
  readonly path: string;
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  /** Null until compressed, and for types that are compressed already. */
  gzip: Buffer | null;
  brotli: Buffer | null;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
};

const FONTS: Readonly<Record<string, string>> = {
  'faustina-vietnamese-400': '@fontsource/faustina/files/faustina-vietnamese-400-normal.woff2',
  'faustina-latin-400': '@fontsource/faustina/files/faustina-latin-400-normal.woff2',
  'faustina-vietnamese-600': '@fontsource/faustina/files/faustina-vietnamese-600-normal.woff2',
  'faustina-latin-600': '@fontsource/faustina/files/faustina-latin-600-normal.woff2',
  'source-sans-vietnamese': '@fontsource-variable/source-sans-3/files/source-sans-3-vietnamese-wght-normal.woff2',
  'source-sans-latin': '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
};

/** The files of the public pages: style sheet, themes, fonts, drawings; each at a hashed, immutable path. */
export class AssetStore {
  private readonly byName = new Map<string, Asset>();
  private readonly byPath = new Map<string, Asset>();

  /** Reads every file; `compress` must follow before much is served. */
  static read(): AssetStore {
    const store = new AssetStore();
    const resolve = createRequire(import.meta.url).resolve;
    const folder = join(projectRoot(), 'libs/site/assets');
    for (const [name, file] of Object.entries(FONTS)) store.add(`${name}.woff2`, readFileSync(resolve(file)));
    for (const file of readdirSync(join(folder, 'images'))) store.add(file, readFileSync(join(folder, 'images', file)));
    store.add('site.css', Buffer.from(readStylesheet(join(folder, 'styles'), (name) => store.url(`${name}.woff2`))));
    for (const [key, accent] of Object.entries(ACCENTS)) store.add(`mau-${key}.css`, Buffer.from(themeCss(accent)));
    return store;
  }

  /** Compresses what gains by it, at the highest levels, off the main thread. */
  async compress(): Promise<void> {
    const brotli = promisify(brotliCompress);
    const deflate = promisify(gzip);
    await Promise.all(
      [...this.byName.values()].map(async (asset) => {
        if (asset.type === TYPES['.woff2']) return;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: asset.plain.length };
        const [gzipped, brotlied] = await Promise.all([deflate(asset.plain, { level: 9 }), brotli(asset.plain, { params })]);
        if (gzipped.length < asset.plain.length) asset.gzip = gzipped;
        if (brotlied.length < asset.plain.length) asset.brotli = brotlied;
      }),
    );
  }

  /** Path of a file by its plain name. @throws Error for a name nobody has: a fault of the program. */
  url(name: string): string {
    const asset = this.byName.get(name);
    if (!asset) throw new Error(`libs/site has no asset ${name}`);
    return asset.path;
  }

  /** Path of the theme of an accent, a key of `ACCENTS`. */
  themeUrl(accent: string): string {
    return this.url(`mau-${accent}.css`);
  }

  find(path: string): Asset | null {
    return this.byPath.get(path) ?? null;
  }

  get all(): readonly Asset[] {
    return [...this.byName.values()];
  }

  private add(name: string, plain: Buffer): void {
    const extension = extname(name);
    const hash = createHash('sha256').update(plain).digest('base64url').replace(/[-_]/g, '').slice(0, 12);
    const path = `${ASSET_FOLDER}${basename(name, extension)}.${hash}${extension}`;
    const asset: Asset = { name, path, type: TYPES[extension]!, etag: `"${hash}"`, plain, gzip: null, brotli: null };
    this.byName.set(name, asset);
    this.byPath.set(path, asset);
  }
}
