/** The part of oidc-provider 9 that the embedded provider uses; the package ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Context {
    type: string;
    status: number;
    body: unknown;
    res: ServerResponse;
    oidc: {
      params: Record<string, string | undefined>;
      client: { clientId: string };
      session: { accountId?: string; grantIdFor(clientId: string): string | undefined };
      result?: { login?: { acr?: string } };
      entities: { Account?: { accountId: string } };
    };
  }

  export interface StoredToken {
    kind: string;
    accountId?: string;
    clientId: string;
    sid?: string;
  }

  export interface Interaction {
    uid: string;
    prompt: { name: string; reasons: string[] };
    params: Record<string, unknown>;
    session?: { accountId: string };
    result?: Record<string, unknown>;
  }

  export interface Client {
    clientId: string;
    backchannelLogoutUri?: string;
    backchannelLogout(subject: string, sid: string): Promise<void>;
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: string, listener: (...args: never[]) => void): this;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionResult(request: IncomingMessage, response: ServerResponse, result: Record<string, unknown>): Promise<string>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Record<string, unknown>): Promise<void>;
    Client: { find(id: string): Promise<Client | undefined> };
    Grant: { new (input: { clientId: string; accountId: string }): Grant; find(id: string): Promise<Grant | undefined> };
  }
  export default Provider;

  interface Check {
    reason: string;
  }
  interface Prompt {
    checks: { add(check: Check): void };
  }
  interface Policy extends Array<Prompt> {
    get(name: string): Prompt | undefined;
    remove(name: string): void;
  }
  export const interactionPolicy: {
    base(): Policy;
    Check: {
      new (reason: string, description: string, error: string, check: (ctx: Context) => boolean | Promise<boolean>): Check;
      REQUEST_PROMPT: true;
      NO_NEED_TO_PROMPT: false;
    };
  };
  export const errors: { SessionNotFound: new (...args: never[]) => Error };
}
