import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@cong-tinh/kernel';
import { ClsService, type ClsStore } from 'nestjs-cls';

/** Who acts: a person's account, a named robot (a job), a citizen, or the system itself. */
export interface Actor {
  readonly kind: 'account' | 'robot' | 'citizen' | 'system';
  readonly id: string | null;
  /** Display name as it stood at the time; audit and rows keep it. */
  readonly name: string;
}

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Hệ thống' };

/** An incoming request, as far as its context goes. */
export interface Incoming {
  readonly id: string;
  /** Address of the client, as far as the configured proxies are trusted. */
  readonly ip: string;
}

// Symbols: a dotted key would be a path into objects that a nested context shares with its parent.
const ACTOR = Symbol('actor');
const REQUEST_ID = Symbol('request id');
const ADDRESS = Symbol('address');

/** What is known about the request or the job that runs, carried without request-scoped providers. */
@Injectable()
export class RequestContext {
  private readonly stores = new WeakMap<Incoming, ClsStore>();

  constructor(private readonly cls: ClsService) {}

  get actor(): Actor {
    return this.read<Actor>(ACTOR) ?? SYSTEM;
  }

  /** Set once by the guard that recognised the person. */
  set actor(actor: Actor) {
    this.cls.set(ACTOR, actor);
  }

  get requestId(): string {
    return this.read<string>(REQUEST_ID) ?? 'none';
  }

  /** Address of the client; null outside a request. */
  get address(): string | null {
    return this.read<string>(ADDRESS) ?? null;
  }

  /** Runs `work` as another actor, a named robot for instance; the previous one stands again afterwards. */
  runAs<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.cls.run({ ifNested: 'inherit' }, () => {
      this.cls.set(ACTOR, actor);
      if (!this.read(REQUEST_ID)) this.cls.set(REQUEST_ID, uuidv7());
      return work();
    });
  }

  /** The same with nothing of what surrounds it: what a loop or a timer does is part of no request and of no transaction. */
  runApart<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.cls.run({ ifNested: 'override' }, () => this.runAs(actor, work));
  }

  /**
   * Runs `work` in the context of an incoming request: made at its first step and entered again at later ones, because
   * reading a body leaves it. Nothing is inherited: on a kept connection what surrounds a request may be the one before it.
   */
  within<T>(request: Incoming, work: () => T): T {
    let store = this.stores.get(request);
    if (!store) {
      store = { [REQUEST_ID]: request.id, [ADDRESS]: request.ip };
      this.stores.set(request, store);
    }
    return this.cls.runWith(store, work);
  }

  private read<T>(key: symbol): T | undefined {
    return this.cls.isActive() ? (this.cls.get(key) as T | undefined) : undefined;
  }
}
