import { describe, expect, it } from '@jest/globals';
import { readHost } from './request-host.js';

const PORT = 8080;
const read = (host: string | string[] | null, target = '/') => readHost(host === null ? [] : [host].flat(), target, PORT);
const host = (name: string, trailingDot = false) => ({ kind: 'host', host: name, trailingDot });
/** As Node's parser hands over bytes beyond ASCII. */
const bytes = (text: string) => Buffer.from(text).toString('latin1');

describe('readHost', () => {
  it.each([
    ['as it is', 'benluc.longan.localhost'],
    ['in capitals', 'BenLuc.LONGAN.Localhost'],
    ['with our own port', 'benluc.longan.localhost:8080'],
    ['with our own port, zeros before it', 'benluc.longan.localhost:08080'],
  ])('takes a host %s', (_how, value) => {
    expect(read(value)).toEqual(host('benluc.longan.localhost'));
  });

  it('takes one trailing dot and says so', () => {
    expect(read('benluc.longan.gov.vn.')).toEqual(host('benluc.longan.gov.vn', true));
    expect(read('benluc.longan.gov.vn.:8080')).toEqual(host('benluc.longan.gov.vn', true));
  });

  it('takes an address in digits or brackets, which the directory will not know', () => {
    expect(read('127.0.0.1:8080')).toEqual(host('127.0.0.1'));
    expect(read('[::1]:8080')).toEqual(host('[::1]'));
  });

  it.each([
    ['no Host', null, 'none'],
    ['an empty Host', '', 'none'],
    ['two Hosts', ['longan.gov.vn', 'benluc.longan.gov.vn'], 'several'],
    ['two equal Hosts', ['longan.gov.vn', 'longan.gov.vn'], 'several'],
    ['a space', 'a b', 'characters'],
    ['a tab', 'a\tb', 'characters'],
    ['a list', 'a.example, b.example', 'characters'],
    ['a user', 'user@longan.gov.vn', 'characters'],
    ['a path', 'longan.gov.vn/x', 'characters'],
    ['a query', 'longan.gov.vn?x', 'characters'],
    ['a fragment', 'longan.gov.vn#x', 'characters'],
    ['a percent sign', 'longan%2egov.vn', 'characters'],
    ['a backslash', 'longan.gov.vn\\x', 'characters'],
    ['a zero byte', 'longan.gov.vn\u0000', 'characters'],
    ['markup', '<script>', 'characters'],
    ['a colon without port', 'longan.gov.vn:', 'characters'],
    ['a port of letters', 'longan.gov.vn:http', 'characters'],
    ['a negative port', 'longan.gov.vn:-1', 'characters'],
    ['two ports', 'longan.gov.vn:80:80', 'characters'],
    ['a leading dot', '.longan.gov.vn', 'characters'],
    ['an empty label', 'benluc..longan.gov.vn', 'characters'],
    ['two trailing dots', 'longan.gov.vn..', 'characters'],
    ['a dot alone', '.', 'characters'],
    ['letters and a space', bytes('tân an.longan.gov.vn'), 'characters'],
  ])('refuses %s', (_what, value, why) => {
    expect(read(value)).toEqual({ kind: 'malformed', why });
  });

  it.each([
    ['another port', 'longan.gov.vn:8081', 'port'],
    ['a port that is none', 'longan.gov.vn:99999', 'port'],
    ['port zero', 'longan.gov.vn:0', 'port'],
    ['IDNA', 'xn--bnlc-k14a.longan.gov.vn', 'idna'],
    ['IDNA in a later label', 'benluc.xn--longn-2sa.vn', 'idna'],
    ['letters beyond ASCII', bytes('bếnlức.longan.gov.vn'), 'idna'],
    ['letters beyond ASCII with our port', bytes('bếnlức.longan.gov.vn:8080'), 'idna'],
  ])('takes %s for a host of others', (_what, value, why) => {
    expect(read(value)).toEqual({ kind: 'foreign', why });
  });

  describe('with a whole address as target', () => {
    it.each([
      ['of the same host', 'longan.gov.vn', 'http://longan.gov.vn/tin-tuc'],
      ['of the same host in capitals, with our port', 'longan.gov.vn', 'HTTP://LongAn.gov.vn:8080/tin-tuc'],
      ['of the same host without path', 'longan.gov.vn:8080', 'https://longan.gov.vn'],
    ])('takes one %s', (_what, value, target) => {
      expect(read(value, target)).toEqual(host('longan.gov.vn'));
    });

    it.each([
      ['of another host', 'longan.gov.vn', 'http://benluc.longan.gov.vn/'],
      ['of a host that ends in ours', 'longan.gov.vn', 'http://evil.example/longan.gov.vn'],
      ['with a user', 'longan.gov.vn', 'http://longan.gov.vn@evil.example/'],
      ['with another port', 'longan.gov.vn', 'http://longan.gov.vn:81/'],
      ['with a trailing dot where the Host has none', 'longan.gov.vn', 'http://longan.gov.vn./'],
      ['without host', 'longan.gov.vn', 'http:///tin-tuc'],
      ['of another scheme', 'longan.gov.vn', 'ftp://longan.gov.vn/'],
      ['of CONNECT', 'longan.gov.vn', 'longan.gov.vn:443'],
      ['without slash', 'longan.gov.vn', 'tin-tuc'],
      ['of our host, while the Host has another port', 'longan.gov.vn:81', 'http://longan.gov.vn/'],
    ])('refuses one %s', (_what, value, target) => {
      expect(read(value, target)).toEqual({ kind: 'malformed', why: 'other-target' });
    });

    it('needs a Host all the same', () => {
      expect(read(null, 'http://longan.gov.vn/')).toEqual({ kind: 'malformed', why: 'none' });
    });
  });
});
