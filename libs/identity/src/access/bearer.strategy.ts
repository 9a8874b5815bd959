import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TOKEN_VERIFIER, type TokenVerifier } from '../tokens/token-verifier.js';
import type { Access } from './access.js';
import { AccessLoader } from './access.loader.js';
import { readCredentials } from './credentials.js';
import type { Recogniser } from './passport.gate.js';
import { buildAccess, siteOf } from './recognised.js';

/** Recognises another system by its bearer token. The token's roles say whether it may read or write at all; its account, what. */
@Injectable()
export class BearerStrategy implements Recogniser {
  readonly name = 'bearer';

  constructor(
    @Inject(TOKEN_VERIFIER) private readonly verifier: TokenVerifier,
    private readonly loader: AccessLoader,
  ) {}

  /** Null when there is no token, or its subject is no service with an account here. @throws what TokenVerifier.verify throws */
  async recognise(request: FastifyRequest): Promise<Access | null> {
    const { bearerToken } = readCredentials(request.headers);
    if (bearerToken === null) return null;
    const token = await this.verifier.verify(bearerToken);
    const loaded = await this.loader.load({ issuer: token.issuer, subject: token.subject }, siteOf(request));
    if (loaded?.kind !== 'service') return null;
    return buildAccess(loaded, { kind: 'bearer', mayRead: token.hasRole('read'), mayWrite: token.hasRole('write') });
  }
}
