import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { DESK, PHONE } from './visitor.js';

const pictures = join(import.meta.dirname, '..', '..', '..', 'dist', 'pictures');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Looks at the page as it stands on a phone and on a desk: pictures in `dist/pictures`, nothing to scroll sideways for,
 * nothing that axe finds. Throws with everything that was found.
 */
export async function look(page: Page, name: string): Promise<void> {
  const faults: string[] = [];
  mkdirSync(pictures, { recursive: true });
  for (const viewport of [PHONE, DESK]) {
    await page.setViewportSize(viewport);
    await page.evaluate(async () => void (await document.fonts.ready));
    const wide = await sidewaysScroll(page);
    if (wide > 0) faults.push(`${viewport.width} px: the page is ${wide} px wider than the window`);
    faults.push(...(await barriers(page)).map((barrier) => `${viewport.width} px: ${barrier}`));
    await page.screenshot({ path: join(pictures, `${name}-${viewport.width}.png`), fullPage: true });
  }
  if (faults.length > 0) throw new Error(`${name} (${page.url()}):\n${faults.join('\n')}`);
}

/** By how much the page is wider than the window. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds on the page, a line for each place. */
export async function barriers(page: Page): Promise<string[]> {
  // Evaluated by the debugger: the page's own policy allows no foreign script, and must not be switched off here.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (values) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: 'tag', values } }),
    tags,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
