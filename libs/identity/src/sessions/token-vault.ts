import type { SsoTokens } from '../sign-in/sso-client.js';
import { Seal } from './sealed-text.js';

/** Tokens at rest: sealed, each for its own session. */
export class TokenVault {
  private readonly sealer: Seal;

  constructor(secret: string) {
    this.sealer = new Seal(secret, 'session tokens');
  }

  seal(tokens: SsoTokens, sessionId: string): string {
    return this.sealer.seal(JSON.stringify([tokens.refreshToken, tokens.idToken]), sessionId);
  }

  open(sealed: string, sessionId: string): SsoTokens | null {
    const text = this.sealer.open(sealed, sessionId);
    if (text === null) return null;
    const [refreshToken, idToken] = JSON.parse(text) as [string, string];
    return { refreshToken, idToken };
  }
}
