import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { keycloakSignIn } from '../../contracts/keycloak-sign-in.js';
import type { SignInDriver } from '../../contracts/sign-in.contract.js';
import { ConsoleBrowser, identityWorldOn, invited } from '../../integration/identity.factory.js';
import type { World } from '../../support/index.js';
import { keycloak } from '../parts/keycloak.js';
import { stackFacts } from '../runner/index.js';

jest.setTimeout(240_000);

const LIMIT_SECONDS = 60;

// The contract moves the clock; here a minute is a minute.
describe('an official whose account Keycloak no longer honours', () => {
  let driver: SignInDriver;
  let world: World;

  beforeAll(async () => {
    driver = await keycloakSignIn(stackFacts(keycloak));
    world = await identityWorldOn(driver.sso);
    for (const username of ['bikhoa', 'bixoa']) await invited(world, username);
  });
  afterAll(async () => {
    await world?.close();
    await driver?.sso.stop();
  });

  it(`loses access within ${LIMIT_SECONDS} s, disabled or deleted, while working all the time`, async () => {
    const officials = await Promise.all(
      (['bikhoa', 'bixoa'] as const).map(async (username) => {
        const browser = new ConsoleBrowser(world, driver.sso);
        expect(await browser.signIn(username)).toBe('/viec');
        return browser;
      }),
    );
    await driver.setEnabled('bikhoa', false);
    await driver.remove('bixoa');
    const since = performance.now();
    const seconds = () => (performance.now() - since) / 1_000;
    const ended = new Map<ConsoleBrowser, number>();
    while (ended.size < officials.length && seconds() < 2 * LIMIT_SECONDS) {
      world.clock.set(new Date());
      for (const official of officials) {
        if (ended.has(official)) continue;
        const asked = seconds();
        if ((await official.get('/api/me')).statusCode === 401) ended.set(official, asked);
      }
      await pause(500);
    }
    const times = [...ended.values()];
    process.stdout.write(`access ended ${times.map((time) => time.toFixed(1)).join(' s and ')} s after Keycloak was told\n`);
    expect(times).toHaveLength(officials.length);
    // Asked every half second: the first action after the minute is the one that is refused.
    expect(Math.max(...times)).toBeLessThanOrEqual(LIMIT_SECONDS + 1);
  });
});
