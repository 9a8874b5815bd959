import { types } from 'node:util';
import { type LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import { errorRecord, framesOf } from './error-record.js';

export const LOGGER = Symbol('logger');

/** Names under which something secret or personal comes, wherever it stands. */
const SECRET =
  /^(authorization|proxy-authorization|cookies?|set-cookie|x-csrf-token|.*password|.*secret|.*tokens?|body|headers|parameters|email|phone)$/i;

const DEEPEST = 6;

/** JSON to standard output. What could hold a token or personal data is cut before it is written. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (record: unknown) => record },
      formatters: { log: (entry: Record<string, unknown>) => withoutSecrets(entry) as Record<string, unknown> },
    },
    destination,
  );
}

function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Error || types.isNativeError(value)) return errorRecord(value);
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  const kept = Object.entries(value).filter(([name]) => !SECRET.test(name));
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutSecrets(item, depth + 1)]));
}

/** Lets Nest's own messages go through pino, at `debug` unless they warn. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, textOf(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, textOf(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    if (message instanceof Error) this.logger.error({ context, err: message }, 'nest');
    else this.logger.error({ context, stack: stack && framesOf(stack) }, textOf(message));
  }

  fatal(message: unknown, context?: string): void {
    if (message instanceof Error) this.logger.fatal({ context, err: message }, 'nest');
    else this.logger.fatal({ context }, textOf(message));
  }
}

const textOf = (message: unknown): string => (message instanceof Error ? errorRecord(message).message : String(message));
