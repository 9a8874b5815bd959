import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { errorRecord } from './error-record.js';

const failed = (code: string, message: string, more: object = {}) =>
  new QueryFailedError(
    'insert into accounts (email) values ($1)',
    ['an@longan.example'],
    Object.assign(new Error(message), { code, ...more }),
  );

describe('errorRecord', () => {
  it('keeps what tells where to look: type, message, code, frames', () => {
    const record = errorRecord(Object.assign(new TypeError('x is not a function'), { code: 'ERR_X' }));
    expect(record).toMatchObject({ type: 'TypeError', message: 'x is not a function', code: 'ERR_X' });
    expect(record.stack).toMatch(/^\s+at .*error-record\.spec\.ts/);
    expect(record.stack).not.toContain('x is not a function');
  });

  it('keeps the parts of the schema and no statement, parameter or value', () => {
    const record = errorRecord(
      failed('23505', 'duplicate key value violates unique constraint "accounts_email"', {
        table: 'accounts',
        constraint: 'accounts_email',
        detail: 'Key (email)=(an@longan.example) already exists.',
        where: 'COPY accounts, line 1: "an@longan.example"',
      }),
    );
    expect(record).toMatchObject({ code: '23505', table: 'accounts', constraint: 'accounts_email' });
    expect(record.message).toContain('accounts_email');
    expect(JSON.stringify(record)).not.toMatch(/longan\.example|insert into/);
  });

  it.each([
    ['22P02', 'invalid input syntax for type uuid: "BÍ MẬT"'],
    ['22P02', 'invalid input syntax for type json: BÍ MẬT'],
    ['22003', 'value "BÍ MẬT" is out of range for type integer'],
    ['22008', 'date/time field value out of range: "BÍ MẬT\n2"'],
  ])('leaves out the value that %s repeats', (code, message) => {
    expect(JSON.stringify(errorRecord(failed(code, message)))).not.toContain('BÍ MẬT');
  });

  it('leaves out what libraries hang on errors', () => {
    const error = Object.assign(new Error('Request failed'), {
      config: { headers: { authorization: 'Bearer BÍMẬT' } },
      response: { data: { refresh_token: 'BÍMẬT' } },
      request: 'BÍMẬT',
      options: ['BÍMẬT'],
      cause: Object.assign(new Error('invalid_grant'), { body: 'BÍMẬT', code: 'OAUTH_X' }),
    });
    expect(JSON.stringify(errorRecord(error))).not.toContain('BÍMẬT');
    expect(errorRecord(error).cause).toMatchObject({ message: 'invalid_grant', code: 'OAUTH_X' });
  });

  it('ends where causes go round in a circle, and where errors hold thousands', () => {
    const error = new Error('một');
    error.cause = error;
    expect(JSON.stringify(errorRecord(error)).match(/"một"/g)).toHaveLength(5);
    const many = new AggregateError(
      Array.from({ length: 1_000 }, () => new Error('x')),
      'nhiều',
    );
    expect(errorRecord(many).errors).toHaveLength(5);
    expect(errorRecord(new Error('x'.repeat(10_000))).message).toHaveLength(500);
  });

  it.each([
    ['text', 'text'],
    [null, 'null'],
    [undefined, 'undefined'],
    [7, '7'],
  ])('takes %p, which somebody threw', (thrown, message) => {
    expect(errorRecord(thrown)).toEqual({ type: 'Error', message });
  });
});
