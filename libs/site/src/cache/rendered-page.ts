/** What names one finished response. Two sites never share one, whatever their paths. Basis: rules of the page cache */
export interface PageKey {
  readonly siteId: string;
  /** Normalised path, beginning with `/`. */
  readonly path: string;
  /** Allow-listed parameters only, in a fixed order: `truoc=…`, or empty. */
  readonly query: string;
  /** Another look of the same page; empty for the usual one. */
  readonly variant: string;
}

/** What rendering a page gave, before it is compressed. */
export interface RenderedPage {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Further headers: `location`, `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the page shows; a change of one of these drops it. */
  readonly tags: readonly string[];
  /** Revision of the site that the page was read at. */
  readonly revision: number;
  /** Addresses that anybody can invent (404) are not kept. */
  readonly store: boolean;
  /** When its content turns wrong by itself (midnight, for a page that shows the day), in milliseconds. */
  readonly validUntil: number;
}

export type Render = () => Promise<RenderedPage>;

export const keyText = (key: PageKey): string => `${key.siteId}\n${key.path}\n${key.query}\n${key.variant}`;
