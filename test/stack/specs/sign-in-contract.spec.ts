import { embeddedSignIn } from '../../contracts/embedded-sign-in.js';
import { keycloakSignIn } from '../../contracts/keycloak-sign-in.js';
import { signInContract } from '../../contracts/sign-in.contract.js';
import { keycloak } from '../parts/keycloak.js';
import { stackFacts } from '../runner/index.js';

signInContract({ provider: 'embedded', start: embeddedSignIn });

signInContract({
  provider: 'Keycloak',
  start: () => keycloakSignIn(stackFacts(keycloak)),
  setsPasswords: true,
  faults: {
    'ends the session within 60 s of use when an administrator set the password':
      'Keycloak goes on refreshing the tokens of sessions that stood before; the administrator ends them (Sessions, Sign out)',
  },
});
