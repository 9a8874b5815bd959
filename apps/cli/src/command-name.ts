import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@cong-tinh/platform';

/** True in a clone of the sources, false where a release is installed. */
export const FROM_SOURCES = existsSync(join(projectRoot(), 'scripts', 'run.mjs'));

/** How whoever reads a message runs a command of ours. */
export const COMMAND = FROM_SOURCES ? 'npm run cli --' : 'cong-tinh';
