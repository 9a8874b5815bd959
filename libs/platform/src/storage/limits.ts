/** Time limits in milliseconds. The libraries below have none of their own. */
export interface StorageLimits {
  /** A call that carries no content: until its answer has been read. */
  readonly call: number;
  /** A call that carries or moves content: one part of an upload, the joining of parts, a copy; and until the first byte of a download. */
  readonly transfer: number;
  /** Silence of the sender of an upload, or of either end of a download. */
  readonly idle: number;
  /** A whole upload. */
  readonly upload: number;
}

export const STORAGE_LIMITS: StorageLimits = { call: 10_000, transfer: 60_000, idle: 30_000, upload: 30 * 60_000 };
