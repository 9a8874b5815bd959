import { describe, expect, it } from '@jest/globals';
import { fixedClock, systemClock } from './clock.js';
import { isoDate } from './iso-date.js';
import { dateInVietnam, formatInstant, instantInVietnam, timeInVietnam } from './vietnam-time.js';

describe('time in Vietnam', () => {
  it('begins a day seven hours before Greenwich', () => {
    expect(dateInVietnam(new Date('2026-11-20T16:59:59.999Z'))).toBe('2026-11-20');
    expect(dateInVietnam(new Date('2026-11-20T17:00:00Z'))).toBe('2026-11-21');
    expect(timeInVietnam(new Date('2026-11-20T17:05:59Z'))).toBe('00:05');
  });

  it('names an instant by its day and hour', () => {
    const instant = instantInVietnam(isoDate('2026-11-21'), '08:05');
    expect(instant.toISOString()).toBe('2026-11-21T01:05:00.000Z');
    expect(formatInstant(instant)).toBe('21/11/2026 08:05');
  });

  it.each(['8:05', '24:00', '08:60', '', '08:05:00'])('refuses the hour %j', (time) => {
    expect(() => instantInVietnam(isoDate('2026-11-21'), time)).toThrow(expect.objectContaining({ code: 'invalid_time' }));
  });
});

describe('clocks', () => {
  it('a fixed clock moves only when told', () => {
    const clock = fixedClock('2026-11-21T23:30:00+07:00');
    expect([clock.today(), clock.now().toISOString()]).toEqual(['2026-11-21', '2026-11-21T16:30:00.000Z']);
    clock.advance(30 * 60_000);
    expect(clock.today()).toBe('2026-11-22');
    clock.set('2027-01-01T00:00:00+07:00');
    expect(clock.today()).toBe('2027-01-01');
    expect(() => fixedClock('hôm nay')).toThrow(TypeError);
  });

  it('the system clock is now', () => {
    expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1000);
    expect(systemClock.today()).toBe(dateInVietnam(systemClock.now()));
  });
});
