import { describe, expect, it } from '@jest/globals';
import { Anchors } from './anchors.js';

const [HERE, THERE] = ['019aa0c2-1f0c-7000-8000-000000000001', '019aa0c2-1f0c-7000-8000-000000000002'];
const head = (siteId: string | null, sequence: number, hash = `hash ${sequence}`) => ({ siteId, sequence, hash });

describe('anchors', () => {
  it('allow what they say, and whatever they do not speak of', () => {
    const anchors = new Anchors([head(null, 5), head(HERE, 3), head(HERE, 3)]);
    expect(anchors.allow(head(null, 5))).toBe(true);
    expect(anchors.allow(head(null, 5, 'other'))).toBe(false);
    expect(anchors.allow(head(null, 4, 'any'))).toBe(true);
    expect(anchors.allow(head(THERE, 5, 'any'))).toBe(true);
  });

  it('allow nothing at a place where they contradict each other', () => {
    const anchors = new Anchors([head(HERE, 3, 'one'), head(HERE, 3, 'two')]);
    expect([anchors.allow(head(HERE, 3, 'one')), anchors.allow(head(HERE, 3, 'two'))]).toEqual([false, false]);
  });

  it('know what lies beyond the end of a chain, and chains that are gone', () => {
    const anchors = new Anchors([head(null, 9), head(HERE, 3), head(HERE, 7), head(THERE, 0, '')]);
    expect(anchors.beyond(head(HERE, 5))).toEqual([7]);
    expect(anchors.beyond(head(null, 9))).toEqual([]);
    expect(anchors.without([])).toEqual([head(HERE, 7)]);
    expect(anchors.without([HERE])).toEqual([]);
  });

  it('stay small over years in which little happens', () => {
    const nights = Array.from({ length: 3_650 }, () => Array.from({ length: 200 }, (_, site) => head(String(site), 1))).flat();
    const anchors = new Anchors(nights);
    expect(anchors.without([])).toHaveLength(200);
  });
});
