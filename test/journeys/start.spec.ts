import { afterAll, describe, expect, it } from '@jest/globals';
import { leave, look, newVisitor, origin, sidewaysScroll, signIn, stage } from './harness/index.js';

// What the README promises of `npm start`, seen with a browser.
describe('npm start', () => {
  afterAll(leave);

  it('says its addresses and that everything is for demonstration', () => {
    for (const label of ['', 'benluc', 'quantri']) expect(stage().output).toContain(origin(label));
    expect(stage().output).toContain('minh họa');
  });

  it.each([
    ['the province', '', 'province-home'],
    ['a district', 'benluc', 'district-home'],
    ['a commune', 'thanhphu.benluc', 'commune-home'],
    ['a department', 'skhcn', 'department-home'],
  ])('shows citizens the home page of %s', async (_what, label, picture) => {
    const page = await newVisitor();
    const answer = await page.goto(origin(label));
    expect(answer?.status()).toBe(200);
    await look(page, picture);
    await page.context().close();
  });

  it('answers no host that is not a site', async () => {
    const page = await newVisitor();
    const answer = await page.goto(origin('khong-co'));
    expect(answer?.status()).toBe(421);
    await look(page, 'error-421');
    await page.context().close();
  });

  it('lets an official sign in', async () => {
    const page = await newVisitor();
    await signIn(page, { username: 'quantri', password: 'minh-hoa' });
    expect(new URL(page.url()).origin).toBe(origin('quantri'));
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
  });
});
