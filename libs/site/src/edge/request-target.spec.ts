import { describe, expect, it } from '@jest/globals';
import { parameter, readTarget } from './request-target.js';

const CURSOR = `mhq0abcd-${'0123456789abcdef'.repeat(2)}`;
const path = (target: string) => readTarget(target)?.path ?? null;

describe('readTarget', () => {
  it.each([
    ['/', '/'],
    ['/tin-tuc', '/tin-tuc'],
    ['/tin-tuc/', '/tin-tuc'],
    ['/tin-tuc/bai-1?utm_source=x', '/tin-tuc/bai-1'],
    ['http://longan.gov.vn/tin-tuc', '/tin-tuc'],
    ['http://longan.gov.vn', '/'],
    ['http://longan.gov.vn?x=1', '/'],
    ['?x', '/'],
    ['/%74in-tuc', '/tin-tuc'],
    ['/t%C3%A2n-an', '/tân-an'],
    ['/ta%CC%82n-an', '/tân-an'],
    ['/@trang/x', '/@trang/x'],
    ['/a.b/..c', '/a.b/..c'],
  ])('reads the path of %s as %s', (target, expected) => {
    expect(path(target)).toBe(expected);
  });

  it.each([
    '/%',
    '/%zz',
    '/%E0%A4',
    '//evil.example',
    '/a//b',
    '/a/../b',
    '/a/./b',
    '/..',
    '/%2e%2e/x',
    '/a%2f%2fb',
    '/a\\b',
    '/a%5cb',
    '/a%00b',
    '/a%0d%0ab',
    'tin-tuc',
    `/${'a'.repeat(600)}`,
    `/${'a'.repeat(5_000)}`,
  ])('has no page at %s', (target) => {
    expect(readTarget(target)).toBeNull();
  });

  it('keeps the parameters that tell pages apart, and no other', () => {
    expect(readTarget(`/tin-tuc?utm_source=mail&truoc=${CURSOR}&fbclid=1`)).toEqual({ path: '/tin-tuc', query: `truoc=${CURSOR}` });
    expect(readTarget(`/tin-tuc?truoc=${CURSOR}&truoc=x`)!.query).toBe(`truoc=${CURSOR}`);
  });

  it.each(['?truoc=', '?truoc=1', '?truoc=<script>', '?truoc=mhq0abcd-0123', '?TRUOC=x', '?%', '?&&&', '?'])(
    'takes %s for no parameter',
    (query) => {
      expect(readTarget(`/tin-tuc${query}`)).toEqual({ path: '/tin-tuc', query: '' });
    },
  );

  it('keeps no parameter where it means nothing', () => {
    for (const target of [`/?truoc=${CURSOR}`, `/tin-tuc/bai-1?truoc=${CURSOR}`, `/rss.xml?truoc=${CURSOR}`])
      expect(readTarget(target)!.query).toBe('');
  });

  it('gives a parameter back', () => {
    const target = readTarget(`/tin-tuc?truoc=${CURSOR}`)!;
    expect([parameter(target, 'truoc'), parameter(target, 'utm')]).toEqual([CURSOR, undefined]);
  });
});
