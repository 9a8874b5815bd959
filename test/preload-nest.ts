// Without these two imports first, nestjs-cls makes Jest fail with
// "Cannot require() ES Module @nestjs/common in a cycle" (nestjs-cls issue 631).
import 'reflect-metadata';
await import('@nestjs/common');
await import('@nestjs/core');
