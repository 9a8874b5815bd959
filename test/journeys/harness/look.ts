import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { isLookedAt } from './stage.js';
import { DESK, PHONE } from './visitor.js';

const pictures = join(import.meta.dirname, '..', '..', '..', 'dist', 'pictures');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everything: axe.RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const colours: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

export type ColourScheme = 'light' | 'dark';

export interface Look {
  /** Colour schemes to look in, as the visitor's machine asks for them; light alone when left out. */
  readonly schemes?: readonly ColourScheme[];
}

export const BOTH_SCHEMES: Look = { schemes: ['light', 'dark'] };

/**
 * Looks at the page as it stands on a phone and on a desk: pictures in `dist/pictures`, nothing to scroll sideways for,
 * nothing that moves for a visitor who asked for calm, nothing that axe finds. Throws with everything that was found. Leaves the page light and on a desk.
 */
export async function look(page: Page, name: string, { schemes = ['light'] }: Look = {}): Promise<void> {
  if (!isLookedAt()) return;
  const faults: string[] = [];
  mkdirSync(pictures, { recursive: true });
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      const where = `${viewport.width} px, ${colorScheme}`;
      const moved = await settled(page);
      if (moved.length > 0) faults.push(`${where}: ${moved.length} things moved, among them ${moved[0]}`);
      const wide = await sidewaysScroll(page);
      if (wide > 0) faults.push(`${where}: the page is ${wide} px wider than the window`);
      // What does not depend on colours was seen in the first scheme.
      const rules = colorScheme === schemes[0] ? everything : colours;
      faults.push(...(await barriers(page, rules)).map((barrier) => `${where}: ${barrier}`));
      const suffix = colorScheme === 'dark' ? '-dark' : '';
      // What is fixed to the window would lie somewhere in the middle of a long page.
      const fullPage = !(await page.getByRole('dialog').first().isVisible());
      await page.screenshot({ path: join(pictures, `${name}-${viewport.width}${suffix}.png`), fullPage });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
  if (faults.length > 0) throw new Error(`${name} (${page.url()}):\n${faults.join('\n')}`);
}

/** The page stands at its head, fonts are there, and what began to move when the window changed, which is told, has arrived. */
function settled(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    scrollTo(0, 0);
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
    return ending.map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.outerHTML.slice(0, 120) : null) ?? 'something');
  });
}

/** By how much the page is wider than the window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds on the page, a line for each place; while a dialog is open, in the dialog: what lies under it cannot be reached. */
export async function barriers(page: Page, runOnly = everything): Promise<string[]> {
  // Evaluated by the debugger: the page's own policy allows no foreign script, and must not be switched off here.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate((rules) => {
    const dialogs = [...document.querySelectorAll('[role="dialog"]')].filter((one) => one.getClientRects().length > 0);
    return (globalThis as unknown as { axe: typeof axe }).axe.run(dialogs.at(-1) ?? document, {
      runOnly: rules,
      resultTypes: ['violations'],
    });
  }, runOnly);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
