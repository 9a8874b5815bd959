import { describe, expect, it } from '@jest/globals';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, TypeORMError } from 'typeorm';
import { databaseCode, isDatabaseDown } from './database-faults.js';

const fault = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('faults of the database', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P03', '25P03', '25006', '08006', '53300', '53100', '58030'])(
    '%s means that it is away',
    (code) => {
      expect(isDatabaseDown(fault(code))).toBe(true);
      expect(isDatabaseDown(new QueryFailedError('select 1', [], fault(code)))).toBe(true);
    },
  );

  it.each([
    new Error('timeout exceeded when trying to connect'),
    new Error('Connection terminated unexpectedly'),
    new Error('Query read timeout'),
    new TypeORMError('Driver not Connected'),
    new Error('Client has encountered a connection error and is not queryable'),
    new QueryFailedError('select 1', [], new Error('Connection terminated due to connection timeout')),
    new QueryRunnerAlreadyReleasedError(),
  ])('%s means that it is away', (error) => {
    expect(isDatabaseDown(error)).toBe(true);
  });

  it.each([
    fault('23505'),
    fault('42P01'),
    fault('57014'),
    fault('FST_ERR_CTP_BODY_TOO_LARGE'),
    new Error('x'),
    null,
    undefined,
    'x',
    7,
    {},
  ])('%s does not', (error) => {
    expect(isDatabaseDown(error)).toBe(false);
  });

  it('finds the code wherever it stands', () => {
    expect(databaseCode(new QueryFailedError('select 1', [], fault('23505')))).toBe('23505');
    expect([databaseCode(fault('40P01')), databaseCode(null), databaseCode(new Error('x'))]).toEqual(['40P01', null, null]);
  });
});
