import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';
import type { RenderedPage } from './rendered-page.js';

export type Encoding = 'br' | 'gzip' | 'identity';

const deflate = promisify(gzip);
const brotli = promisify(brotliCompress);
/** Under this many bytes compression costs more than it saves. */
const SMALL = 256;
/** Of an entry besides its bodies: key, tags, headers, map slots. */
const OVERHEAD = 1_024;

/** One body as it goes over the wire. Strong tag: other bytes, other tag. */
export interface WireBody {
  readonly body: Buffer;
  readonly encoding: Encoding;
  readonly etag: string;
}

/** A finished response, compressed once when it was made. */
export class CachedPage {
  private readonly ready: Partial<Record<Encoding, WireBody>> = {};
  /** Kept only where there is no compressed body; clients that take none are rare, and theirs is unpacked when asked. */
  private readonly plain: Buffer | null;

  private constructor(
    readonly status: number,
    readonly type: string,
    readonly headers: Readonly<Record<string, string>>,
    readonly tags: ReadonlySet<string>,
    readonly renderedAt: number,
    readonly validUntil: number,
    private readonly hash: string,
    plain: Buffer,
    private readonly gzipped: Buffer | null,
    brotlied: Buffer | null,
  ) {
    this.plain = gzipped ? null : plain;
    if (gzipped) this.ready.gzip = { body: gzipped, encoding: 'gzip', etag: `"${hash}-g"` };
    if (brotlied) this.ready.br = { body: brotlied, encoding: 'br', etag: `"${hash}-b"` };
    if (this.plain) this.ready.identity = { body: plain, encoding: 'identity', etag: `"${hash}"` };
  }

  static async of(page: RenderedPage, renderedAt: number): Promise<CachedPage> {
    const plain = Buffer.from(page.body);
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
    const [gzipped, brotlied] =
      plain.length < SMALL ? [null, null] : await Promise.all([deflate(plain, { level: 6 }), brotli(plain, { params })]);
    return new CachedPage(
      page.status,
      page.type,
      page.headers ?? {},
      new Set(page.tags),
      renderedAt,
      page.validUntil,
      hash,
      plain,
      gzipped,
      brotlied,
    );
  }

  /** The body in an encoding the client takes; plain where there is no other. */
  wire(encoding: Encoding): WireBody {
    return this.ready[encoding] ?? this.ready.identity ?? { body: gunzipSync(this.gzipped!), encoding: 'identity', etag: `"${this.hash}"` };
  }

  get html(): string {
    return this.wire('identity').body.toString();
  }

  /** Memory held, in bytes. */
  get bytes(): number {
    return OVERHEAD + (this.gzipped?.length ?? 0) + (this.ready.br?.body.length ?? 0) + (this.plain?.length ?? 0);
  }
}
