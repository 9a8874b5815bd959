interface Told {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly code?: unknown;
  readonly status?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  /** The driver's error inside TypeORM's; of it, what names parts of the schema. */
  readonly driverError?: unknown;
  readonly table?: unknown;
  readonly column?: unknown;
  readonly constraint?: unknown;
}

export interface ErrorRecord {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly stack?: string;
  readonly cause?: ErrorRecord;
  readonly errors?: ErrorRecord[];
}

const DEEPEST = 4;
const MOST_ERRORS = 5;
const LONGEST_MESSAGE = 500;

/**
 * What the log keeps of an error, named one by one: libraries hang requests, answers, statements and their parameters on errors, with
 * the tokens and personal data in them. PostgreSQL repeats values in quotes; they are left out.
 */
export function errorRecord(error: unknown, depth = 0): ErrorRecord {
  const told = (typeof error === 'object' && error !== null ? error : { message: String(error) }) as Told;
  const driver = (told.driverError ?? {}) as Told;
  const source = { ...pick(told), ...pick(driver) };
  const message = withoutValues(typeof told.message === 'string' ? told.message : '', source.code);
  return {
    type: typeof told.name === 'string' ? told.name : 'Error',
    message: message.slice(0, LONGEST_MESSAGE),
    ...source,
    ...(typeof told.stack === 'string' && { stack: framesOf(told.stack) }),
    ...(told.cause !== undefined && depth < DEEPEST && { cause: errorRecord(told.cause, depth + 1) }),
    ...(Array.isArray(told.errors) &&
      depth < DEEPEST && { errors: told.errors.slice(0, MOST_ERRORS).map((one) => errorRecord(one, depth + 1)) }),
  };
}

function pick({ code, table, column, constraint }: Told): Pick<ErrorRecord, 'code' | 'table' | 'column' | 'constraint'> {
  return {
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof table === 'string' && { table }),
    ...(typeof column === 'string' && { column }),
    ...(typeof constraint === 'string' && { constraint }),
  };
}

/** Data exceptions (class 22) of PostgreSQL end with the value: `invalid input syntax for type uuid: "…"`. */
const withoutValues = (message: string, code: unknown): string =>
  typeof code === 'string' && code.startsWith('22') ? message.replace(/"[^"]*"|: .*$/gs, ' …') : message;

/** The frames without the message above them. */
export const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
