export * from './clock.js';
export * from './iso-date.js';
export * from './vietnam-time.js';
