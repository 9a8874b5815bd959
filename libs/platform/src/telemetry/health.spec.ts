import { describe, expect, it } from '@jest/globals';
import { Health } from './health.js';

describe('Health', () => {
  it('is ready when all checks pass, and when there is none', async () => {
    const health = new Health();
    expect(await health.readiness()).toEqual({ ready: true, checks: [] });
    health.add({ name: 'cơ sở dữ liệu', check: () => Promise.resolve() });
    expect(await health.readiness()).toEqual({ ready: true, checks: [{ name: 'cơ sở dữ liệu', ok: true }] });
  });

  it('names what is not there, with the reason', async () => {
    const health = new Health();
    health.add({ name: 'một', check: () => Promise.resolve() });
    health.add({ name: 'hai', check: () => Promise.reject(new Error('không nối được')) });
    health.add({
      name: 'ba',
      check: () => {
        throw new Error('hỏng');
      },
    });
    expect(await health.readiness()).toEqual({
      ready: false,
      checks: [
        { name: 'một', ok: true },
        { name: 'hai', ok: false, reason: 'không nối được' },
        { name: 'ba', ok: false, reason: 'hỏng' },
      ],
    });
  });

  it('does not wait for a check that hangs, and does not ask it again while it does', async () => {
    const health = new Health(50);
    let asked = 0;
    let answer = () => undefined as void;
    health.add({ name: 'treo', check: () => (asked++, new Promise<void>((resolve) => (answer = resolve))) });
    for (let i = 0; i < 3; i++)
      expect((await health.readiness()).checks[0]).toEqual({ name: 'treo', ok: false, reason: 'không trả lời trong 50 ms' });
    expect(asked).toBe(1);
    answer();
    await new Promise((resolve) => setTimeout(resolve, 10));
    const later = health.readiness();
    answer();
    expect([(await later).ready, asked]).toEqual([true, 2]);
  });

  it('survives a check that fails when nobody waits any longer', async () => {
    const health = new Health(20);
    health.add({ name: 'muộn', check: () => new Promise<void>((_, reject) => setTimeout(() => reject(new Error('muộn')), 60)) });
    await health.readiness();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await health.readiness()).ready).toBe(false);
  });
});
