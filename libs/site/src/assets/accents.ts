import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';

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

/** The accent of sites that chose none, or one that no longer exists. */
export const USUAL_ACCENT = 'song';

/** The accent a new site of a kind is given. */
export const ACCENT_OF_KIND: Readonly<Record<string, string>> = {
  province: 'song',
  department: 'may',
  district: 'phu-sa',
  commune: 'dua',
  assembly: 'sen',
  other: 'tram',
};

const declarations = (colours: AccentColours) => `--band:${colours.band};--band-2:${colours.band2};--scarf:${colours.scarf}`;

/** The theme file of an accent: custom properties only. */
export function themeCss(accent: Accent): string {
  return `:root{${declarations(accent.light)}}@media (prefers-color-scheme:dark){:root{${declarations(accent.dark)}}}\n`;
}
