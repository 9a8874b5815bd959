/** What a shape is made of: the host that is asked, and a whole request that must never be answered. */
export interface Smuggle {
  readonly host: string;
  readonly smuggled: string;
}

const post = (host: string, ...headers: string[]) =>
  ['POST /khong-co-trang-nay HTTP/1.1', `Host: ${host}`, ...headers, '', ''].join('\r\n');
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const END = '0\r\n\r\n';
const lengthOf = (text: string) => `Content-Length: ${text.length}`;
const CHUNKED = 'Transfer-Encoding: chunked';

/** Bytes about which two servers in a row may disagree where one request ends and the next begins. */
export const SMUGGLING: readonly [string, (facts: Smuggle) => string][] = [
  ['CL.TE', ({ host, smuggled }) => post(host, lengthOf(END + smuggled), CHUNKED) + END + smuggled],
  ['TE.CL', ({ host, smuggled }) => post(host, CHUNKED, 'Content-Length: 4') + chunk(smuggled) + END],
  ...[
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding : chunked',
    'Transfer-Encoding:\tchunked\t',
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding: identity, chunked',
    'Transfer-Encoding: chunked, chunked',
    'Transfer-Encoding: "chunked"',
    'Transfer-Encoding:\r\n chunked',
    'Transfer-Encoding: \x0bchunked',
    'X: y\nTransfer-Encoding: chunked',
    'Transfer_Encoding: chunked',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: x',
    'Transfer-Encoding: identity\r\nTransfer-Encoding: chunked',
  ].map((header): [string, (facts: Smuggle) => string] => [
    `TE.TE by ${JSON.stringify(header)}`,
    ({ host, smuggled }) => post(host, lengthOf(END + smuggled), header) + END + smuggled,
  ]),
  ['two lengths', ({ host, smuggled }) => post(host, 'Content-Length: 0', lengthOf(smuggled)) + smuggled],
  ['two lengths in one line', ({ host, smuggled }) => post(host, `Content-Length: 0, ${smuggled.length}`) + smuggled],
  ...['+', '-', '0x', ' '].map((sign): [string, (facts: Smuggle) => string] => [
    `a length that begins with ${JSON.stringify(sign)}`,
    ({ host, smuggled }) => post(host, `Content-Length: ${sign}${smuggled.length}`) + smuggled,
  ]),
  ['a length beyond all numbers', ({ host, smuggled }) => post(host, 'Content-Length: 18446744073709551616') + smuggled],
  [
    'a header that goes on in the next line',
    ({ host, smuggled }) => post(host, `X-A: 1\r\n ${lengthOf(smuggled)}`, lengthOf(smuggled)) + smuggled,
  ],
  [
    'line ends of one byte',
    ({ host, smuggled }) => `POST /khong-co-trang-nay HTTP/1.1\nHost: ${host}\n${lengthOf(smuggled)}\n\n${smuggled}`,
  ],
  [
    'a line end of one byte in a chunk',
    ({ host, smuggled }) => post(host, CHUNKED) + `1\nx\n0\n\n${smuggled}`.replace(smuggled, '') + chunk(smuggled),
  ],
  ['a lone carriage return', ({ host, smuggled }) => post(host, `X-A: 1\r${lengthOf(smuggled)}`, 'Content-Length: 0') + `X${smuggled}`],
  ['an extension of a chunk', ({ host, smuggled }) => post(host, CHUNKED) + `${smuggled.length.toString(16)};a=b\r\n${smuggled}\r\n${END}`],
  ['an extension of a chunk with a line end', ({ host, smuggled }) => post(host, CHUNKED) + `1;a\nx\r\nx\r\n${chunk(smuggled)}${END}`],
  ['a chunk longer than it says', ({ host, smuggled }) => post(host, CHUNKED) + `1\r\nx${smuggled}\r\n${END}`],
  ['a chunk of a length beyond all numbers', ({ host, smuggled }) => post(host, CHUNKED) + `10000000000000001\r\n${smuggled}\r\n${END}`],
  ['a trailer with a length', ({ host, smuggled }) => post(host, CHUNKED) + `0\r\n${lengthOf(smuggled)}\r\n\r\nX${smuggled}`],
  [
    'a body of a GET',
    ({ host, smuggled }) => `GET /khong-co-trang-nay HTTP/1.1\r\nHost: ${host}\r\n${lengthOf(smuggled)}\r\n\r\n${smuggled}`,
  ],
  ['a body that is announced', ({ host, smuggled }) => post(host, 'Expect: 100-continue', lengthOf(smuggled)) + smuggled],
  [
    'an older version with chunks',
    ({ host, smuggled }) => post(host, CHUNKED, lengthOf(END + smuggled)).replace('HTTP/1.1', 'HTTP/1.0') + END + smuggled,
  ],
  ['a length kept back by Connection', ({ host, smuggled }) => post(host, 'Connection: content-length', lengthOf(smuggled)) + smuggled],
  [
    'an upgrade to plain HTTP/2',
    ({ host, smuggled }) =>
      post(host, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__', lengthOf(smuggled)) + smuggled,
  ],
  ['a zero byte in a value', ({ host, smuggled }) => post(host, 'X-A: a\0b', lengthOf(smuggled)) + smuggled],
  [
    'a space before the first header',
    ({ host, smuggled }) => `POST /khong-co-trang-nay HTTP/1.1\r\n Host: ${host}\r\n${lengthOf(smuggled)}\r\n\r\n${smuggled}`,
  ],
  ['a target with a line end', ({ host, smuggled }) => `GET /x\rHTTP/1.1 HTTP/1.1\r\nHost: ${host}\r\n\r\nX${smuggled}`],
];
