import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { stage } from './stage.js';
import { readMessage } from '../../../libs/platform/src/mail/read-message.js';
import { newVisitor, origin, secondFactor, signIn } from './visitor.js';

const LIMIT_MS = 30_000;

/** A demonstration office at its desk, signed in, on a screen of the console. */
export async function official(username: string, path = '/viec'): Promise<Page> {
  const page = await newVisitor();
  await signIn(page, { username, password: stage().password }, path);
  await heading(page).waitFor();
  return page;
}

/** As {@link official}, with the second factor given just now: what comes next is not about it. */
export async function confirmedOfficial(username: string, path = '/viec'): Promise<Page> {
  const page = await official(username);
  await page.goto(`${origin('quantri')}/api/sign-in?${new URLSearchParams({ stepUp: '1', return: path }).toString()}`);
  await giveSecondFactor(page);
  await heading(page).waitFor();
  return page;
}

/** Opens a screen by its address. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(origin('quantri') + path);
  await heading(page).waitFor();
}

export const heading = (page: Page): Locator => page.locator('main h1').first();

/** The dialog on top, by its title: a modal on a desk, a sheet on a phone. */
export const dialog = (page: Page, title: string | RegExp): Locator => page.getByRole('dialog', { name: title });

/** Clicks an entry of the main navigation. */
export const navigate = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Điều hướng chính' }).getByRole('link', { name }).click();

/** Chooses from a box that opens a list, by how the entry begins; where the box can be typed into, it is. */
export async function pick(within: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  const box = within.getByRole('combobox', { name: label, exact: true });
  await box.click();
  if ((await box.getAttribute('readonly')) === null) await box.fill(option);
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
  await open
    .locator('.ant-select-item-option')
    .filter({ hasText: beginningWith(option) })
    .first()
    .click();
}

const beginningWith = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Types a day, `DD/MM/YYYY`, and leaves the field. */
export async function enterDate(within: Page | Locator, label: string, day: string): Promise<void> {
  const field = within.getByLabel(label, { exact: true });
  await field.fill(day);
  await field.press('Tab');
}

const DAY_MS = 86_400_000;

/** A day counted from today in Vietnam, as officials type it: `day(-3)` is three days ago. */
export const day = (offset: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(Date.now() + offset * DAY_MS));

/** The small message that says that something was done. */
export const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).first().waitFor();

/** The question for a fresh second factor, answered; the screen comes back and says so. */
export async function stepUp(page: Page): Promise<void> {
  await dialog(page, 'Xác nhận lại danh tính').getByRole('button', { name: 'Xác nhận lại' }).click();
  await giveSecondFactor(page);
  await page.getByText('Đã trở lại sau khi xác nhận danh tính').waitFor();
}

/** Keycloak, asked for an authentication of this moment, asks for the password as well. */
async function giveSecondFactor(page: Page): Promise<void> {
  await page.locator('#otp, #password').first().waitFor();
  if (await page.locator('#password').isVisible()) {
    await page.fill('#password', stage().password);
    await page.click('#kc-login');
  }
  await page.fill('#otp', secondFactor());
  await page.click('#kc-login');
  await page.waitForURL((url) => url.origin === origin('quantri') && !url.pathname.startsWith('/api/'));
}

/** The text of a letter that left the house, once there is one that says all of this. */
export async function letter(page: Page, ...words: string[]): Promise<string> {
  for (const deadline = Date.now() + LIMIT_MS; ; await pause(300)) {
    const letters = await sentLetters(page);
    const found = letters.find((text) => words.every((word) => text.includes(word)));
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`no letter says ${words.join(', ')}:\n${letters.join('\n---\n')}`);
  }
}

/** As the page of sent mail shows them; where there is a real mail server, as they arrived. */
async function sentLetters(page: Page): Promise<string[]> {
  const { mailFolder } = stage();
  if (mailFolder) return arrivedLetters(mailFolder);
  await page.goto(`${origin('quantri')}/thu-di`);
  return page.locator('article').allInnerTexts();
}

function arrivedLetters(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\/(new|cur)$/.test(entry.parentPath))
    .map((entry) => readMessage(asSent(readFileSync(join(entry.parentPath, entry.name)))))
    .map(({ headers, text }) => `${headers.get('to')} ${headers.get('subject')} ${text}`);
}

/** A mailbox on disk keeps lines without the carriage return that they travelled with. */
const asSent = (kept: Buffer): Buffer => Buffer.from(kept.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
