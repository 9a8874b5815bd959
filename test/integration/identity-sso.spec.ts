import { embeddedSignIn } from '../contracts/embedded-sign-in.js';
import { signInContract } from '../contracts/sign-in.contract.js';

signInContract({ provider: 'embedded', start: embeddedSignIn });
