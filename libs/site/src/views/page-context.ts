import type { IsoDate } from '@cong-tinh/kernel';
import type { AssetStore } from '../assets/asset-store.js';

/** What a view may use besides its data: addresses of files and sites, and the day it is. */
export interface PageContext {
  readonly assets: Pick<AssetStore, 'url' | 'themeUrl'>;
  /** Origin under which browsers reach a lawful host; never built from a request. */
  readonly origin: (lawfulHost: string) => string;
  /** The day in Vietnam; a page is kept no longer than its day. */
  readonly today: IsoDate;
  /** Path of this page with its allow-listed query: `/tin-tuc?truoc=…`. */
  readonly path: string;
}
