import { existsSync } from 'node:fs';
import { buildApplication, buildConsole } from '../build.mjs';

/** `npm run build [application…]`: every application and the console, when their sources changed. */
export default async function build(apps) {
  const wanted = apps.length > 0 ? apps : ['portal', 'worker', 'cli', 'local', 'console'];
  for (const app of wanted) {
    if (app === 'console') await buildConsole();
    else if (existsSync(`apps/${app}/src/main.ts`)) await buildApplication(app);
  }
}
