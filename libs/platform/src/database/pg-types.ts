import pg from 'pg';

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;
const DATE_ARRAY = 1182;

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint ${value} is beyond the safe integers`);
  return number;
}

/** The library knows array types and types them as if it did not. */
const types = pg.types as unknown as {
  getTypeParser(oid: number): (value: string) => (string | null)[];
  setTypeParser(oid: number, parse: (value: string) => unknown): void;
};

/** `date` stays a YYYY-MM-DD string, `bigint` becomes a safe integer and throws beyond it, alone and in arrays. For the whole process. */
export function installTypeParsers(): void {
  const texts = types.getTypeParser(TEXT_ARRAY);
  types.setTypeParser(DATE, (value) => value);
  types.setTypeParser(DATE_ARRAY, texts);
  types.setTypeParser(INT8, safeInteger);
  types.setTypeParser(INT8_ARRAY, (value) => texts(value).map((item) => (item === null ? null : safeInteger(item))));
}
