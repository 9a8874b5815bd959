import { say } from '../messages.mjs';
import { stackCode, withStack } from '../stack.mjs';

/** `npm run stack [-- --only part,part]`: the real servers with the product on top, or some parts, to look at by hand. */
export default async function stack(args) {
  const { readArguments, welcome } = await stackCode();
  const asked = readArguments(args.length > 0 ? args : ['--only', 'worker']);
  await withStack(asked, async (running, stopped) => {
    say(welcome(running));
    await Promise.race([stopped, running.broken.then(say)]);
    say('Đang dừng… / stopping');
  });
  return 0;
}
