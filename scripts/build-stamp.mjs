import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { root } from './launch.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

/** Hash of what a build is made of: names and contents of every file below the given paths. */
export function hashOf(paths, ignore = () => false) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const file of paths.flatMap((path) => filesOf(path)).filter((path) => !ignore(path)))
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesOf(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  return readdirSync(full, { withFileTypes: true, recursive: false })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
}

/** Builds when the inputs changed since the last build that succeeded, or what it made is gone. */
export async function whenChanged(part, build) {
  if (isBuilt(part)) return;
  await oneAtATime(root, async () => {
    if (isBuilt(part)) return;
    const wanted = stateOf(part);
    mkdirSync(dirname(stampOf(part)), { recursive: true });
    writeFileSync(stampOf(part), '');
    await build();
    writeFileSync(stampOf(part), wanted);
  });
}

const stampOf = ({ name }) => join(root, 'dist', 'stamps', name);

function isBuilt(part) {
  return existsSync(join(root, part.product)) && existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === stateOf(part);
}

function stateOf({ inputs, files = [], ignore }) {
  const contents = files.map((file) =>
    createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('hex'),
  );
  return [hashOf(inputs, ignore), ...contents].join(' ');
}
