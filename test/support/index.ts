export { CHECKLIST } from './checklist.js';
export { emptyDatabase, releasedDatabase, type TestDatabase, testDatabase } from './database.js';
export { createWorld, TODAY, type World, type WorldOptions } from './world.js';
