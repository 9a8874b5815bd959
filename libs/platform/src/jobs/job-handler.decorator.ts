import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const JOB_HANDLER = Symbol('job-handler');

/** Marks a provider's method as the worker of a queue. It gets ids, reads again, and returns quietly when the world moved on. */
export const JobHandler = (queue: string): CustomDecorator<symbol> => SetMetadata(JOB_HANDLER, queue);
