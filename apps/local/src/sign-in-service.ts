import { type Config, outboundFetch, Zone } from '@cong-tinh/platform';
import { edgeReading, SPACES } from '@cong-tinh/site';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMONSTRATION_PASSWORD, emailOf, OFFICES } from './demonstration/offices.js';
import { createEmbeddedProvider, type EmbeddedProvider } from './oidc/index.js';

/** The embedded OpenID provider of this machine, with the demonstration offices as its users. */
export async function openSignInService(config: Config): Promise<EmbeddedProvider> {
  const zone = new Zone(config);
  return createEmbeddedProvider({
    issuer: config.ssoIssuer,
    dataFolder: config.dataFolder,
    fetch: outboundFetch as unknown as typeof fetch,
    clients: [
      {
        clientId: config.ssoClientId,
        clientSecret: config.ssoClientSecret,
        redirectUris: [`${zone.consoleOrigin}/api/sign-in/callback`],
        postLogoutRedirectUris: [`${zone.consoleOrigin}/dang-nhap?reason=out`],
        backchannelLogoutUri: `${zone.consoleOrigin}/api/back-channel-logout`,
      },
    ],
    accounts: OFFICES.map((office) => ({
      username: office.username,
      password: DEMONSTRATION_PASSWORD,
      name: office.name,
      email: emailOf(office),
      groups: (office.seats ?? []).flatMap(({ unitCode }) => (unitCode ? [`/don-vi/${unitCode}`] : [])),
    })),
  });
}

/** Answers the sign-in service's host from inside the portal's server. */
export function serveSignIn(app: NestFastifyApplication, provider: EmbeddedProvider): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (edgeReading(request.raw)?.host.kind !== 'sso') return done();
      reply.hijack();
      request.raw.url = (request.raw.url ?? '/').slice(SPACES.sso.length);
      provider.handler(request.raw, reply.raw).catch(() => reply.raw.destroy());
    });
}
