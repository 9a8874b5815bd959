import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { buildProduct, entryOf } from '../build.mjs';

/** `npm start`: builds what changed and runs everything in this process. */
export default async function start(args) {
  await buildProduct();
  const entry = entryOf('local');
  process.argv.splice(1, process.argv.length, entry, ...args);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(entry).href);
}
