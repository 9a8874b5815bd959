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
});
