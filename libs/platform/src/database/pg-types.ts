import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint ${value} is beyond the safe integers`);
  return number;
}

/** `date` stays a YYYY-MM-DD string, `bigint` becomes a safe integer and throws beyond it. For the whole process. */
export function installTypeParsers(): void {
  pg.types.setTypeParser(DATE, (value) => value);
  pg.types.setTypeParser(INT8, safeInteger);
}
