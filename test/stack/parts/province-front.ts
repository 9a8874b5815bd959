import { type Part, part } from '../runner/index.js';
import { caddy } from './caddy.js';
import type { FrontFacts } from './front.js';

/** The front server of the province that runs on the stack: Keycloak and the portal listen where it leads. */
export const provinceFront: Part<string, FrontFacts> = part({ ...caddy, name: 'front' });
