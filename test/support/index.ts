export { CHECKLIST } from './checklist.js';
export { emptyDatabase, releasedDatabase, type TestDatabase, testDatabase } from './database.js';
export { oneTimeCode } from './one-time-code.js';
export { createWorld, TODAY, type World, type WorldOptions } from './world.js';
