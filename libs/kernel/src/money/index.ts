export * from './dong.js';
