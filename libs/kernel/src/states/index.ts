export * from './define-states.js';
