import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { KeycloakRealm } from '../../contracts/keycloak-realm.js';
import { leave, newVisitor, official, origin } from '../../journeys/harness/index.js';
import { announcedStage, closeStage, openStage } from '../../journeys/harness/stage.js';
import { keycloak } from '../parts/keycloak.js';
import { portal, stageOf } from '../parts/province.js';
import { stackFacts } from '../runner/index.js';

jest.setTimeout(180_000);

/** The province as it runs on a server, seen by a browser through the front server: time is the real one. */
describe('the province on real servers', () => {
  let realm: KeycloakRealm;

  beforeAll(async () => {
    Object.assign(process.env, announcedStage(stageOf(stackFacts(portal))));
    await openStage();
    realm = new KeycloakRealm(stackFacts(keycloak));
  });
  afterAll(async () => {
    await leave();
    await closeStage();
  });

  /** The console's next action: what its screens ask before anything else. */
  const statusOf = (page: Page) => page.evaluate(async () => (await fetch('/api/me')).status);
  const secondsUntilRefused = async (page: Page) => {
    const since = performance.now();
    while ((await statusOf(page)) === 200 && performance.now() - since < 90_000) await pause(1_000);
    return Math.round((performance.now() - since) / 1_000);
  };

  it('LA-3.1 serves the province, a district and a commune at their own hosts over TLS', async () => {
    const page = await newVisitor();
    for (const label of ['', 'benluc', 'thanhphu.benluc']) {
      const response = await page.goto(`${origin(label)}/`);
      expect([label, response?.status(), new URL(page.url()).protocol]).toEqual([label, 200, 'https:']);
      await page.locator('h1').first().waitFor();
    }
  });

  it('signs an official in through Keycloak, and out when its administrator says so', async () => {
    const page = await official('vietbai-thanhphu');
    expect(await statusOf(page)).toBe(200);
    await realm.signOut('vietbai-thanhphu');
    expect(await secondsUntilRefused(page)).toBeLessThanOrEqual(5);
  });

  it('refuses the next action of a disabled account at most 60 s later', async () => {
    const page = await official('vietbai-thanhphu');
    await realm.setEnabled('vietbai-thanhphu', false);
    try {
      const seconds = await secondsUntilRefused(page);
      process.stderr.write(`      disabled in Keycloak, refused by the console after ${seconds} s\n`);
      expect(seconds).toBeLessThanOrEqual(60);
      await page.reload();
      await page.waitForURL((url) => url.pathname.startsWith('/dang-nhap') || url.host.startsWith('sso.'));
    } finally {
      await realm.setEnabled('vietbai-thanhphu', true);
    }
  });
});
