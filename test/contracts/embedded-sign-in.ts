import { office, SignInService } from '../integration/identity.factory.js';
import { GROUPS, PEOPLE, type SignInDriver } from './sign-in.contract.js';

/** The embedded provider, on a socket of its own. */
export async function embeddedSignIn(): Promise<SignInDriver> {
  const sso = new SignInService();
  await sso.start(PEOPLE.map((username) => office(username, username === 'choviec' ? { groups: GROUPS } : {})));
  return {
    sso,
    front: sso,
    setEnabled: async (username, enabled) => (enabled ? sso.provider.enable(username) : sso.provider.disable(username)),
    remove: async (username) => sso.provider.remove(username),
    signOut: (username) => sso.provider.signOut(username),
    rotateKeys: () => sso.provider.rotateKeys(),
    serviceToken: () => sso.serviceToken('he-thong-mot-cua'),
    signingKey: async () => sso.key,
  };
}
