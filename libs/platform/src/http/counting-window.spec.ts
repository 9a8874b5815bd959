import { describe, expect, it } from '@jest/globals';
import { CountingWindow } from './counting-window.js';

describe('CountingWindow', () => {
  it('counts each key from its own first time', () => {
    let now = 0;
    const window = new CountingWindow(60_000, () => now);
    expect(window.add('a')).toEqual({ count: 1, endsInMs: 60_000 });
    now = 59_000;
    expect(window.add('a')).toEqual({ count: 2, endsInMs: 1_000 });
    expect(window.add('b')).toEqual({ count: 1, endsInMs: 60_000 });
    now = 60_000;
    expect(window.add('a')).toEqual({ count: 1, endsInMs: 60_000 });
    expect(window.add('b').count).toBe(2);
  });

  it('forgets what has ended', () => {
    let now = 0;
    const window = new CountingWindow(60_000, () => now);
    for (let i = 0; i < 1_000; i++) window.add(`old ${i}`);
    now = 60_000;
    window.add('new');
    expect(window.size).toBe(1);
  });

  it('does not grow with forged addresses, and keeps counting whoever stays', () => {
    const window = new CountingWindow(60_000, () => 0, 100);
    for (let i = 0; i < 10_000; i++) window.add(`forged ${i}`);
    expect(window.size).toBe(100);
    for (let i = 0; i < 50; i++) window.add('stays');
    expect(window.add('stays').count).toBe(51);
  });
});
