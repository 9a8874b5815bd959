import { defineStates, type IsoDate } from '@cong-tinh/kernel';
import type { ResponsibleHead } from '../sites/site.js';

/** A batch of sites under one decision. Preparing names the units, the domain manager grants the hosts, running makes the sites. */
export const batchStates = defineStates({
  subject: 'Đợt cấp trang',
  initial: 'prepared',
  states: {
    prepared: { label: 'Chờ cấp tên miền', on: { grant: 'granted', run: 'running' } },
    granted: { label: 'Sẵn sàng thực hiện', on: { grant: 'granted', run: 'running' } },
    running: { label: 'Đang thực hiện', on: { grant: 'running', run: 'running', finish: 'finished' } },
    finished: { label: 'Đã thực hiện', on: { grant: 'granted', run: 'running' } },
  },
});
export type BatchState = (typeof batchStates.states)[number];

/** `waiting` for a host, `ready` to be made, `done`, or `blocked` for a reason that is stated. */
export const ITEM_STATES = ['waiting', 'ready', 'done', 'blocked'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const ITEM_STATE_LABELS: Readonly<Record<ItemState, string>> = {
  waiting: 'Chờ cấp tên miền',
  ready: 'Chờ thực hiện',
  done: 'Đã xong',
  blocked: 'Chưa làm được',
};

export interface Batch {
  readonly id: string;
  readonly decisionId: string;
  readonly opinion: { readonly number: string; readonly date: IsoDate } | null;
  readonly state: BatchState;
  readonly demonstration: boolean;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export type BatchCounts = Readonly<Record<ItemState | 'total', number>>;

/** Why something was not done. */
export interface Obstacle {
  readonly code: string;
  readonly reason: string;
  readonly suggestions: readonly string[];
}

export interface BatchItem {
  readonly unitId: string;
  readonly position: number;
  readonly state: ItemState;
  readonly head: ResponsibleHead | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly grant: {
    readonly host: string;
    readonly decisionId: string;
    readonly ruleId: string;
    readonly regime: string;
    readonly basis: string;
  } | null;
  readonly siteId: string | null;
  readonly obstacle: Obstacle | null;
}

/** Whether an item could still be given a host: it has none, and is not stopped for good. */
export const lacksHost = ({ siteId, grant, obstacle }: BatchItem): boolean =>
  siteId === null && grant === null && obstacle?.code !== 'unit_not_valid' && obstacle?.code !== 'province_site_exists';
