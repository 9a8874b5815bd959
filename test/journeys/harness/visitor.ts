import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { oneTimeCode } from '../../support/one-time-code.js';
import { stage } from './stage.js';

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };

let browser: Promise<Browser> | null = null;

/** Address of a host of the province, as a browser writes it: `origin('benluc')`, `origin('')` for the province itself. */
export function origin(label: string): string {
  const { scheme, port } = stage();
  return `${scheme}://${label === '' ? '' : `${label}.`}longan.localhost:${port}`;
}

/** A browser window of its own, without anybody's cookies. Close it, or let {@link leave} close all. */
export async function newVisitor(options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= chromium.connect(stage().browser);
  const context: BrowserContext = await (
    await browser
  ).newContext({
    viewport: DESK,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    // The authority of a stack is known to nobody but itself; that its certificates hold is tested where it can be told.
    ignoreHTTPSErrors: stage().scheme === 'https',
    ...options,
  });
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

/** Closes every window of this test file. */
export async function leave(): Promise<void> {
  const open = await browser;
  browser = null;
  await open?.close();
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Signs in through the page of the identity provider, with the second factor when it is asked for. */
export async function signIn(page: Page, { username, password }: Credentials, returnTo = '/'): Promise<void> {
  await page.goto(`${origin('quantri')}/api/sign-in?return=${encodeURIComponent(returnTo)}`);
  await page.fill('#username', username);
  await page.fill('#password', password);
  await page.click('#kc-login');
  await confirmSecondFactor(page);
  await page.waitForURL((url) => url.origin === origin('quantri') && !url.pathname.startsWith('/api/'));
}

/** Enters the six digits where they are asked for; does nothing where they are not. */
export async function confirmSecondFactor(page: Page): Promise<void> {
  await page.waitForLoadState('domcontentloaded');
  if (!(await page.locator('#otp').isVisible())) return;
  await page.fill('#otp', secondFactor());
  await page.click('#kc-login');
}

/** The second factor now: a one-time code, or the one that the embedded provider drew at its first start. */
export function secondFactor(): string {
  const { oneTimeSecret, dataFolder } = stage();
  if (oneTimeSecret) return oneTimeCode(oneTimeSecret);
  const secrets = JSON.parse(readFileSync(join(dataFolder, 'oidc', 'secrets.json'), 'utf8')) as { demonstrationCode: string };
  return secrets.demonstrationCode;
}
