import { CLOCK, type Clock } from '@cong-tinh/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { modeOf } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.service.js';
import { signInAway } from './access.errors.js';
import type { Access } from './access.js';
import { AccessLoader } from './access.loader.js';
import { readCredentials } from './credentials.js';
import type { Recogniser } from './passport.gate.js';
import { buildAccess, siteOf } from './recognised.js';

/** Recognises the console by its session cookie. */
@Injectable()
export class SessionStrategy implements Recogniser {
  readonly name = 'session';

  constructor(
    private readonly sessions: Sessions,
    private readonly loader: AccessLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when there is no session. @throws UnavailableError when the sign-in service has been away for too long */
  async recognise(request: FastifyRequest): Promise<Access | null> {
    const { sessionSecret } = readCredentials(request.headers);
    const session = sessionSecret === null ? null : await this.sessions.find(sessionSecret);
    if (!session || sessionSecret === null) return null;
    if (modeOf(session, this.clock.now()) === 'away') throw signInAway();
    const loaded = await this.loader.load({ accountId: session.accountId }, siteOf(request));
    if (loaded?.kind !== 'person') return null;
    return buildAccess(loaded, {
      kind: 'session',
      secret: sessionSecret,
      readOnlySince: session.unansweredSince,
      stepUpUntil: session.stepUpUntil,
    });
  }
}
