import { office, SignInService } from '../integration/identity.factory.js';
import type { SignInDriver } from './sign-in.contract.js';

/** The embedded provider, on a socket of its own. */
export async function embeddedSignIn(): Promise<SignInDriver> {
  const sso = new SignInService();
  await sso.start(['bientap', 'khach', 'bi-xoa'].map((username) => office(username)));
  return {
    sso,
    setEnabled: async (username, enabled) => (enabled ? sso.provider.enable(username) : sso.provider.disable(username)),
    remove: async (username) => sso.provider.remove(username),
    signOut: (username) => sso.provider.signOut(username),
    serviceToken: () => sso.serviceToken('he-thong-mot-cua'),
    rotateKeys: () => sso.provider.rotateKeys(),
    sign: (claims, header) => sso.sign(claims, 'JWT', header),
    fallSilent: () => (sso.broken = 'silent'),
    recover: () => (sso.broken = null),
  };
}
