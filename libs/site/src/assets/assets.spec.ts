import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { accentOf, ACCENTS } from './accents.js';
import { AssetStore } from './asset-store.js';
import { contrast } from './contrast.js';

const PAPER = { light: '#ffffff', dark: '#0f1817' };

describe('accents', () => {
  it('reckons contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  const cases = Object.entries(ACCENTS).flatMap(([key, accent]) =>
    (['light', 'dark'] as const).map((scheme) => [key, scheme, accent[scheme]] as const),
  );

  it.each(cases)('%s, %s: white text on the band has at least 4.5', (_key, _scheme, colours) => {
    expect(contrast('#ffffff', colours.band)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(cases)(
    '%s, %s: the mark of the open entry stands out on the band, the cloth on the paper, by at least 3',
    (_key, scheme, colours) => {
      expect(contrast(colours.band2, colours.band)).toBeGreaterThanOrEqual(3);
      expect(contrast(colours.scarf, PAPER[scheme])).toBeGreaterThanOrEqual(3);
    },
  );

  it('fall back to the one of the kind', () => {
    expect(accentOf({ accent: null, kind: 'commune' })).toBe('dua');
    expect(accentOf({ accent: 'toString', kind: 'district' })).toBe('phu-sa');
    expect(accentOf({ accent: 'sen', kind: 'district' })).toBe('sen');
  });
});

describe('AssetStore', () => {
  let store: AssetStore;
  beforeAll(async () => {
    store = AssetStore.read();
    await store.compress();
  });

  it('names the content in every path, so that a path never changes what it serves', () => {
    for (const asset of store.all) {
      expect(asset.path).toMatch(/^\/tai-nguyen\/[a-z0-9-]+\.[A-Za-z0-9]{10,12}\.(css|svg|woff2)$/);
      expect(store.find(asset.path)).toBe(asset);
    }
    expect(store.find('/tai-nguyen/site.css')).toBeNull();
  });

  it('holds what each file compresses to', () => {
    const css = store.all.find((asset) => asset.name === 'site.css')!;
    expect(brotliDecompressSync(css.brotli!).equals(css.plain)).toBe(true);
    expect(gunzipSync(css.gzip!).equals(css.plain)).toBe(true);
    expect(css.brotli!.length).toBeLessThan(9_000);
    expect(store.all.find((asset) => asset.type === 'font/woff2')).toMatchObject({ gzip: null, brotli: null });
  });

  it('brings no page more than 80 KB of fonts', () => {
    const fonts = store.all.filter((asset) => asset.type === 'font/woff2');
    expect(fonts).toHaveLength(6);
    expect(fonts.reduce((sum, font) => sum + font.plain.length, 0)).toBeLessThanOrEqual(80 * 1024);
  });

  it('asks for nothing outside itself: every address in style sheets and drawings is ours', () => {
    for (const asset of store.all.filter((one) => one.type !== 'font/woff2')) {
      const text = asset.plain.toString();
      for (const [, address] of text.matchAll(/url\(([^)]*)\)/g)) expect(store.find(address!)).not.toBeNull();
      expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|<script/);
    }
  });

  it('has a dark look for every drawing', () => {
    for (const drawing of store.all.filter((asset) => asset.name.endsWith('.svg')))
      expect(drawing.plain.toString()).toContain('prefers-color-scheme:dark');
  });
});
