import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@cong-tinh/kernel';
import { ClsService } from 'nestjs-cls';

/** Who acts: a person's account, a named robot (a job), a citizen, or the system itself. */
export interface Actor {
  readonly kind: 'account' | 'robot' | 'citizen' | 'system';
  readonly id: string | null;
  /** Display name as it stood at the time; audit and rows keep it. */
  readonly name: string;
}

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'Hệ thống' };

const ACTOR = 'actor';
const REQUEST_ID = 'request.id';
const ADDRESS = 'request.address';

/** What is known about the request or the job that runs, carried without request-scoped providers. */
@Injectable()
export class RequestContext {
  constructor(private readonly cls: ClsService) {}

  get actor(): Actor {
    return (this.cls.isActive() && this.cls.get<Actor>(ACTOR)) || SYSTEM;
  }

  /** Set once by the guard that recognised the person. */
  set actor(actor: Actor) {
    this.cls.set(ACTOR, actor);
  }

  get requestId(): string {
    return (this.cls.isActive() && this.cls.get<string>(REQUEST_ID)) || 'none';
  }

  /** Address of the client, as far as the configured proxies are trusted; null outside a request. */
  get address(): string | null {
    return (this.cls.isActive() && this.cls.get<string>(ADDRESS)) || null;
  }

  /** Runs `work` as another actor, a named robot for instance; the previous one stands again afterwards. */
  runAs<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.cls.run({ ifNested: 'inherit' }, () => {
      this.cls.set(ACTOR, actor);
      if (!this.cls.get(REQUEST_ID)) this.cls.set(REQUEST_ID, uuidv7());
      return work();
    });
  }

  /** Opens the context of an incoming request; used by the HTTP set-up only. */
  open<T>(request: { id: string; address: string }, work: () => T): T {
    return this.cls.run(() => {
      this.cls.set(REQUEST_ID, request.id);
      this.cls.set(ADDRESS, request.address);
      return work();
    });
  }
}
