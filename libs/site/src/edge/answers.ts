import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asset } from '../assets/asset-store.js';
import type { CachedPage, WireBody } from '../cache/cached-page.js';
import type { Served } from '../cache/page-cache.js';
import { holds, negotiate } from './negotiation.js';
import { type EdgeHeaders, readHeaders } from './request-headers.js';

/** What a shared cache may do: keep half a minute, show a day when we do not answer; browsers ask each time, by tag. */
const PAGE_CACHING = 'public, max-age=0, s-maxage=30, stale-if-error=86400';
const STAND_IN_CACHING = 'public, max-age=0, s-maxage=5';
const ASSET_CACHING = 'public, max-age=31536000, immutable';

interface Prepared {
  readonly full: string[];
  readonly unchanged: string[];
}

/** Writes finished answers to the socket, past the pipeline, and says so; heads are put together once per body. */
export class Answers {
  private readonly prepared = new WeakMap<WireBody, Prepared>();
  private readonly assetHeads = new WeakMap<Asset, Map<string, string[]>>();

  constructor(private readonly security: readonly string[]) {}

  page(
    request: IncomingMessage,
    response: ServerResponse,
    { page, age }: Served,
    asked: EdgeHeaders = readHeaders(request.rawHeaders),
  ): true {
    const wire = page.wire(negotiate(asked.acceptEncoding));
    const { full, unchanged } =
      age === null ? this.prepare(page, wire) : this.heads(page, wire, [['cache-control', STAND_IN_CACHING], ...standInHeaders(age)]);
    if (page.status === 200 && holds(asked.ifNoneMatch, wire.etag)) return end(request, response, 304, unchanged, null);
    return end(request, response, page.status, full, wire.body);
  }

  /** A page for one person only: nobody keeps it. */
  privatePage(request: IncomingMessage, response: ServerResponse, page: CachedPage): true {
    const wire = page.wire(negotiate(readHeaders(request.rawHeaders).acceptEncoding));
    return end(request, response, page.status, this.heads(page, wire, [['cache-control', 'private, no-store']]).full, wire.body);
  }

  asset(request: IncomingMessage, response: ServerResponse, asset: Asset): true {
    const { acceptEncoding, ifNoneMatch } = readHeaders(request.rawHeaders);
    const wanted = negotiate(acceptEncoding);
    const encoding = wanted === 'br' && asset.brotli ? 'br' : wanted !== 'identity' && asset.gzip ? 'gzip' : 'identity';
    const body = encoding === 'br' ? asset.brotli! : encoding === 'gzip' ? asset.gzip! : asset.plain;
    const head = this.assetHead(asset, encoding, body.length);
    if (holds(ifNoneMatch, asset.etag)) return end(request, response, 304, without(head, 'content-length'), null);
    return end(request, response, 200, head, body);
  }

  /** A short answer that nobody keeps: refusals, redirects of hosts, failures. */
  plain(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    html: string,
    more: Readonly<Record<string, string>> = {},
  ): true {
    const body = Buffer.from(html);
    const head = [
      'content-type',
      'text/html; charset=utf-8',
      'content-length',
      String(body.length),
      'cache-control',
      'no-store',
      ...Object.entries(more).flat(),
      ...this.security,
    ];
    return end(request, response, status, head, body);
  }

  private prepare(page: CachedPage, wire: WireBody): Prepared {
    let heads = this.prepared.get(wire);
    if (!heads) this.prepared.set(wire, (heads = this.heads(page, wire, [['cache-control', PAGE_CACHING]])));
    return heads;
  }

  private heads(page: CachedPage, wire: WireBody, more: readonly [string, string][]): Prepared {
    const common = ['etag', wire.etag, 'vary', 'accept-encoding', ...more.flat(), ...this.security];
    const encoding = wire.encoding === 'identity' ? [] : ['content-encoding', wire.encoding];
    const full = [
      'content-type',
      page.type,
      ...encoding,
      'content-length',
      String(wire.body.length),
      ...Object.entries(page.headers).flat(),
      ...common,
    ];
    return { full, unchanged: common };
  }

  private assetHead(asset: Asset, encoding: string, length: number): string[] {
    let heads = this.assetHeads.get(asset);
    if (!heads) this.assetHeads.set(asset, (heads = new Map<string, string[]>()));
    let head = heads.get(encoding);
    if (!head) {
      const encoded = encoding === 'identity' ? [] : ['content-encoding', encoding];
      const own = [
        'content-type',
        asset.type,
        ...encoded,
        'content-length',
        String(length),
        'etag',
        asset.etag,
        'vary',
        'accept-encoding',
        'cache-control',
        ASSET_CACHING,
      ];
      heads.set(encoding, (head = [...own, ...this.security]));
    }
    return head;
  }
}

const standInHeaders = (age: number): [string, string][] => [
  ['age', String(Math.floor(age / 1_000))],
  ['warning', '111 - "Revalidation Failed"'],
];

const without = (head: readonly string[], name: string) => head.filter((_text, i) => head[i - (i % 2)] !== name);

function end(request: IncomingMessage, response: ServerResponse, status: number, head: string[], body: Buffer | null): true {
  response.writeHead(status, head);
  if (body === null || request.method === 'HEAD') response.end();
  else response.end(body);
  return true;
}
