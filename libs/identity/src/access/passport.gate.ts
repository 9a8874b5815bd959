import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import passport from 'passport';
import { Strategy } from 'passport-custom';
import type { Access } from './access.js';
import { BearerStrategy } from './bearer.strategy.js';
import { SessionStrategy } from './session.strategy.js';

/** One way in which a caller is recognised; null when the request brings nothing of the kind. */
export interface Recogniser {
  readonly name: string;
  recognise(request: FastifyRequest): Promise<Access | null>;
}

/**
 * The Passport of one application, with the strategies `session` and `bearer`. Not the process's own one, in which
 * the strategies of a second application in the process would take the place of the first's.
 */
@Injectable()
export class PassportGate {
  private readonly passport = new passport.Passport();
  private readonly names: string[];

  constructor(session: SessionStrategy, bearer: BearerStrategy) {
    const recognisers: Recogniser[] = [session, bearer];
    this.names = recognisers.map(({ name }) => name);
    for (const recogniser of recognisers) {
      const strategy = new Strategy((request, done) => {
        recogniser.recognise(request as unknown as FastifyRequest).then((access) => done(null, access ?? false), done);
      });
      this.passport.use(recogniser.name, strategy);
    }
  }

  /** The caller, by the first strategy that recognises him; null when none does. @throws what a strategy throws */
  recognise(request: FastifyRequest, reply: FastifyReply): Promise<Access | null> {
    return new Promise((resolve, reject) => {
      const answer = (error: Error | null, access?: Access | false) => (error ? reject(error) : resolve(access || null));
      const middleware = this.passport.authenticate(this.names, { session: false }, answer) as (
        request: unknown,
        reply: unknown,
        next: (error: Error | null) => void,
      ) => void;
      middleware(request, reply, answer);
    });
  }
}
