import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';
import type { SiteKind } from '@cong-tinh/publication';

/** Colours of the band in one colour scheme: the band, its edge, and the checked cloth under it. */
export interface AccentColours {
  readonly band: string;
  readonly band2: string;
  readonly scarf: string;
}

/** A theme of a site: the colours of band, cloth, breadcrumb and foot. Text on the band is white. */
export interface Accent {
  readonly label: string;
  readonly light: AccentColours;
  readonly dark: AccentColours;
}

/** Every accent a site may choose, by the key that its shell carries. */
export const ACCENTS: Readonly<Record<string, Accent>> = JSON.parse(
  readFileSync(join(projectRoot(), 'libs/site/assets/accents.json'), 'utf8'),
) as Record<string, Accent>;

const USUAL = 'song';

/** The accent of sites that chose none. */
const OF_KIND: Readonly<Record<SiteKind, string>> = {
  province: 'song',
  department: 'may',
  district: 'phu-sa',
  commune: 'dua',
  assembly: 'sen',
  other: 'tram',
};

/** Key of a site's accent: its own choice while that exists, else the one of its kind. */
export function accentOf(shell: { readonly accent: string | null; readonly kind: SiteKind }): string {
  if (shell.accent !== null && Object.hasOwn(ACCENTS, shell.accent)) return shell.accent;
  return OF_KIND[shell.kind] ?? USUAL;
}

const declarations = (colours: AccentColours) => `--band:${colours.band};--band-2:${colours.band2};--scarf:${colours.scarf}`;

/** The theme file of an accent: custom properties only. */
export function themeCss(accent: Accent): string {
  return `:root{${declarations(accent.light)}}@media (prefers-color-scheme:dark){:root{${declarations(accent.dark)}}}\n`;
}
