import process from 'node:process';
import { Sentence } from './messages.mjs';

/** The runner's own code, TypeScript as it stands. */
export async function stackCode() {
  await import('./typescript.mjs');
  return import('../test/stack/index.ts');
}

/** Brings the servers up, does the work and ends them, whatever happens: an error, Ctrl-C, a signal. */
export async function withStack(asked, work) {
  const { prepareStack, StackError } = await stackCode();
  const stack = await prepareStack(asked).catch((error) => {
    throw asSentence(error, StackError);
  });
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.once(signal, () => {
        resolve(signal);
        void stack.close();
      });
  });
  try {
    await stack.bringAllUp();
    return await work(stack, stopped);
  } catch (error) {
    throw asSentence(error, StackError);
  } finally {
    await stack.close();
  }
}

const asSentence = (error, StackError) => (error instanceof StackError ? new Sentence(error.message) : error);
