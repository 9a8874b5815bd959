import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const ON_EVENT = Symbol('on-event');

/** An event as a listener receives it, at least once. */
export interface DeliveredEvent<P = Record<string, unknown>> {
  readonly id: string;
  readonly type: string;
  readonly siteId: string | null;
  readonly payload: P;
  readonly at: Date;
}

/** Marks a provider's method as listener of one event type. Listeners are idempotent and run in the worker. */
export const OnEvent = (type: string): CustomDecorator<symbol> => SetMetadata(ON_EVENT, type);
