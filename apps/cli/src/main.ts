import { sentenceOf } from './failures.js';
import { createProgram } from './program.js';

try {
  await createProgram().parseAsync();
  process.exit();
} catch (error) {
  console.error(sentenceOf(error) ?? String((error as Error).stack));
  process.exit(1);
}
