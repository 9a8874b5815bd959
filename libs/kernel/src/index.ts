export * from './basis.js';
export * from './dates/index.js';
export * from './errors/index.js';
export * from './hash/index.js';
export * from './ids/index.js';
export * from './money/index.js';
export * from './states/index.js';
export * from './text/index.js';
