import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';

const full = () => new Error('đông quá');

describe('the turnstile', () => {
  it('lets so many in at once, and everybody in the end', async () => {
    const turnstile = new Turnstile({ places: 2, waiting: 100, waitMs: 5_000 }, full);
    let inside = 0;
    let most = 0;
    const work = async (n: number) => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 1));
      inside -= 1;
      if (n === 3) throw new Error('một lỗi');
      return n;
    };
    const done = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => turnstile.pass(() => work(n))));
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(19);
    expect(most).toBe(2);
    expect(inside).toBe(0);
  });

  it('turns away who finds the queue full, and who waited in vain; the others pass as before', async () => {
    const turnstile = new Turnstile({ places: 1, waiting: 2, waitMs: 30 }, full);
    let open = () => {};
    const held = turnstile.pass(() => new Promise<void>((resolve) => (open = resolve)));
    const begun: number[] = [];
    const begin = (n: number) => turnstile.pass(async () => void begun.push(n));
    const [first, second] = [begin(1), begin(2)];
    await expect(begin(3)).rejects.toThrow('đông quá');
    await expect(first).rejects.toThrow('đông quá');
    await expect(second).rejects.toThrow('đông quá');
    const patient = begin(4);
    open();
    await Promise.all([held, patient, begin(5)]);
    expect(begun).toEqual([4, 5]);
  });
});
