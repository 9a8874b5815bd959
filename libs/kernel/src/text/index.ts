export * from './labels.js';
export * from './legacy-encoding.js';
export * from './syllables.js';
export * from './unicode.js';
