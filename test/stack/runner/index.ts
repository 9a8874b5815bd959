export { stackFacts, stackPause } from './announcement.js';
export { type Command, type FactsOf, type Part, part } from './part.js';
export type { Place } from './place.js';
export { answers, answersWith } from './ready.js';
export type { Running } from './running.js';
export { StackError } from './stack.errors.js';
export { startPart } from './start-part.js';
export type { Tools } from './tools.js';
