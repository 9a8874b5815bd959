import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { root } from './launch.mjs';
import { Sentence } from './messages.mjs';

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
export async function whenChanged({ name, inputs, files = [], ignore, product }, build) {
  const stamp = join(root, 'dist', 'stamps', name);
  const wanted = [
    hashOf(inputs, ignore),
    ...files.map((file) =>
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex'),
    ),
  ].join(' ');
  if (existsSync(join(root, product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  try {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
  } catch {
    throw new Sentence(
      `Không ghi được vào thư mục ${join(root, 'dist')}: hãy cấp quyền ghi cho mã nguồn rồi chạy lại. / The folder dist is not writable: grant write access and run again.`,
    );
  }
  await build();
  writeFileSync(stamp, wanted);
  return true;
}
