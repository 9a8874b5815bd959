export * from './approval-rules.js';
export * from './board-rules.js';
export * from './calendar-rules.js';
export * from './catalogue.js';
export * from './domain-rules.js';
export * from './site-rules.js';
export * from './vocabulary.js';
