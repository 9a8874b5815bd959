import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile.js';

describe('the turnstile', () => {
  it('lets so many in at once, and everybody in the end', async () => {
    const turnstile = new Turnstile(2);
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
});
