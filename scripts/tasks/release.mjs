import { join, relative } from 'node:path';
import { buildProduct } from '../build.mjs';
import { root } from '../launch.mjs';
import { say } from '../messages.mjs';
import { assemble, pack, releaseName } from '../release.mjs';

/**
 * `npm run release [-- --without-node] [-- --folder]`: what is installed on a server, as an archive with its checksum;
 * `--folder` leaves it unpacked (for the image), `--without-node` leaves out the Node that npm brings.
 */
export default async function release(args) {
  await buildProduct();
  const options = { withNode: !args.includes('--without-node') };
  const [releases, name] = [join(root, 'dist', 'release'), releaseName(options)];
  assemble(join(releases, name), options);
  const made = args.includes('--folder') ? join(releases, name) : pack(releases, name);
  say(`${relative(root, made)}: bản phát hành. / the release.`);
}
