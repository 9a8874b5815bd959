import { describe, expect, it } from '@jest/globals';
import * as errors from './domain-errors.js';

describe('domain errors', () => {
  it('carry status, code, sentence, field, details and cause', () => {
    const cause = new Error('pg');
    const error = new errors.InvalidError('invalid_date', 'Ngày không hợp lệ.', { field: 'from', details: { from: 'x' }, cause });
    expect(error).toBeInstanceOf(errors.DomainError);
    expect(error).toMatchObject({
      status: 422,
      code: 'invalid_date',
      message: 'Ngày không hợp lệ.',
      field: 'from',
      details: { from: 'x' },
      cause,
    });
    expect(error.name).toBe('InvalidError');
    expect(new errors.NotFoundError('x', 'y').field).toBeUndefined();
  });

  it('have one status each', () => {
    const { DomainError: _base, ...families } = errors;
    const statuses = Object.entries(families).map(([name, Family]) => [name, new Family('code', 'Câu.').status]);
    expect(Object.fromEntries(statuses)).toEqual({
      BadRequestError: 400,
      UnauthenticatedError: 401,
      ForbiddenError: 403,
      NotFoundError: 404,
      ConflictError: 409,
      GoneError: 410,
      MisdirectedError: 421,
      InvalidError: 422,
      TooManyRequestsError: 429,
      UnavailableError: 503,
    });
  });
});
