import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger, NestLogger } from './logger.js';

describe('the log', () => {
  let text = '';
  const logger = createLogger('debug', { write: (line) => void (text += line) });
  const lines = () =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  beforeEach(() => {
    text = '';
  });

  it('is JSON with level, instant and message, one line each', () => {
    logger.info({ site: 'x' }, 'một\nhai');
    expect(lines()).toEqual([{ level: 30, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), site: 'x', msg: 'một\nhai' }]);
  });

  it.each([
    [{ authorization: 'BÍMẬT' }],
    [{ headers: { 'x-a': 'BÍMẬT' } }],
    [{ request: { headers: { cookie: 'BÍMẬT' }, cookies: { a: 'BÍMẬT' } } }],
    [{ a: { b: { c: { Authorization: 'BÍMẬT', 'Set-Cookie': ['BÍMẬT'] } } } }],
    [{ tokens: [{ access_token: 'BÍMẬT', refreshToken: 'BÍMẬT', id_token: 'BÍMẬT' }] }],
    [{ config: { sessionSecret: 'BÍMẬT', appPassword: 'BÍMẬT', client_secret: 'BÍMẬT' } }],
    [{ body: 'BÍMẬT', reply: { body: { a: 'BÍMẬT' } } }],
    [{ parameters: ['BÍMẬT'], email: 'BÍMẬT', account: { email: 'BÍMẬT', phone: 'BÍMẬT' } }],
    [{ err: Object.assign(new Error('x'), { token: 'BÍMẬT', response: { body: 'BÍMẬT' } }) }],
    [{ error: Object.assign(new Error('x'), { parameters: ['BÍMẬT'] }) }],
    [{ list: [[Object.assign(new Error('x'), { headers: 'BÍMẬT' })]] }],
    [Object.assign(new Error('x'), { headers: 'BÍMẬT' })],
    [{ deep: { a: { b: { c: { d: { e: { f: { g: 'BÍMẬT' } } } } } } } }],
  ])('has nothing secret of %j', (entry) => {
    logger.error(entry, 'hỏng');
    expect(text).toContain('"msg":"hỏng"');
    expect(text).not.toContain('BÍMẬT');
  });

  it('keeps what an operator needs', () => {
    logger.error(
      { err: Object.assign(new Error('x'), { code: '42P01' }), requestId: 'r', faults: [{ sequence: 1 }], at: new Date(0) },
      'hỏng',
    );
    expect(lines()[0]).toMatchObject({
      err: { type: 'Error', message: 'x', code: '42P01' },
      requestId: 'r',
      faults: [{ sequence: 1 }],
      at: '1970-01-01T00:00:00.000Z',
    });
  });

  it('takes what Nest says, with errors cut like all others', () => {
    const nest = new NestLogger(logger);
    nest.log('Starting', 'Factory');
    nest.error(Object.assign(new Error('nổ'), { headers: 'BÍMẬT' }), undefined, 'Scheduler');
    nest.error('nổ', 'Error: BÍMẬT\n    at here (x.ts:1:1)', 'Scheduler');
    nest.fatal(Object.assign(new Error('nổ'), { body: 'BÍMẬT' }));
    expect(text).not.toContain('BÍMẬT');
    expect(lines().map(({ level, context }) => [level, context])).toEqual([
      [20, 'Factory'],
      [50, 'Scheduler'],
      [50, 'Scheduler'],
      [60, undefined],
    ]);
    expect(lines()[1]).toMatchObject({ err: { message: 'nổ' } });
    expect(lines()[2]).toMatchObject({ stack: '    at here (x.ts:1:1)' });
  });
});
