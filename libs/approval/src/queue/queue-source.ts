import type { ChainPosition } from '../chain/chain-position.js';

/** What somebody is asked to do. */
export const QUEUE_TASKS = ['sign', 'classify', 'publish', 'revise'] as const;
export type QueueTask = (typeof QUEUE_TASKS)[number];

/** One piece of work that waits for the current person. */
export interface QueueItem {
  readonly task: QueueTask;
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** What happened last, as people read it: "Chờ Trưởng Ban ký duyệt". */
  readonly stateLabel: string;
  readonly from: string;
  readonly since: Date;
  /** How far along its route; null while no route was chosen, which submitting does. */
  readonly chain: ChainPosition | null;
}

/** A lib's contribution to the queue of the current person on one site, in the open door of that site. */
export interface QueueSource {
  list(siteId: string): Promise<QueueItem[]>;
}
