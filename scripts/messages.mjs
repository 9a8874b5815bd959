import process from 'node:process';

/** A failure that the person at the keyboard can mend: one sentence, no stack. */
export class Sentence extends Error {}

/** Says something about the work itself; standard error, so that what a task prints can be piped. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a task and turns what it throws into an exit code. */
export async function guarded(work) {
  try {
    process.exitCode = (await work()) ?? process.exitCode ?? 0;
  } catch (error) {
    say(error instanceof Sentence ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}
