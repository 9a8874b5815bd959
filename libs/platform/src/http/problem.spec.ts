import { ConflictError, NotFoundError } from '@cong-tinh/kernel';
import { describe, expect, it } from '@jest/globals';
import { HttpException, ServiceUnavailableException, UnprocessableEntityException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { problemOf } from './problem.js';

const ID = '019aa0c2-1f0c-7000-8000-000000000000';
const failed = (code: string, more: object = {}) =>
  new QueryFailedError('insert into accounts (email) values ($1)', ['an@longan.example'], Object.assign(new Error('đ'), { code, ...more }));
const statusAndCode = (error: unknown) => {
  const { status, code } = problemOf(error, ID);
  return [status, code];
};

describe('problemOf', () => {
  it('lets domain errors speak', () => {
    const error = new ConflictError('article_not_editable', 'Bài đã trình.', { field: 'title', details: { state: 'in_approval' } });
    expect(problemOf(error, ID)).toEqual({
      type: 'urn:cong-tinh:problem:article_not_editable',
      title: 'Trái với trạng thái hiện tại',
      status: 409,
      code: 'article_not_editable',
      detail: 'Bài đã trình.',
      field: 'title',
      details: { state: 'in_approval' },
      requestId: ID,
    });
    expect(problemOf(new NotFoundError('x', 'Không có.', { cause: failed('42P01') }), ID)).not.toHaveProperty('details');
  });

  it.each([
    ['23505', 409, 'already_exists'],
    ['23P01', 409, 'already_exists'],
    ['23503', 422, 'reference_not_found'],
    ['22021', 400, 'bad_request'],
    ['22P05', 400, 'bad_request'],
    ['40P01', 503, 'busy'],
    ['40001', 503, 'busy'],
    ['55P03', 503, 'busy'],
    ['57014', 503, 'busy'],
    ['57P01', 503, 'unavailable'],
    ['53300', 503, 'unavailable'],
    ['42P01', 500, 'internal_error'],
    ['23514', 500, 'internal_error'],
  ])('answers SQLSTATE %s with %i %s', (state, status, code) => {
    expect(statusAndCode(failed(state))).toEqual([status, code]);
  });

  it.each([
    [{ statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }, 413, 'too_large'],
    [{ statusCode: 415 }, 415, 'unsupported_media_type'],
    [{ statusCode: 414 }, 414, 'address_too_long'],
    [{ statusCode: 431 }, 431, 'headers_too_large'],
    [{ statusCode: 418 }, 418, 'bad_request'],
    [{ statusCode: 302 }, 500, 'internal_error'],
    [{ statusCode: '400' }, 500, 'internal_error'],
    [new HttpException('secret', 404), 404, 'not_found'],
    [new UnprocessableEntityException('secret'), 422, 'bad_request'],
    [new ServiceUnavailableException('secret'), 503, 'unavailable'],
    [new HttpException('secret', 502), 500, 'internal_error'],
    [new TypeError('secret'), 500, 'internal_error'],
    ['secret', 500, 'internal_error'],
    [null, 500, 'internal_error'],
    [undefined, 500, 'internal_error'],
  ])('answers %p with %i %s', (error, status, code) => {
    expect(statusAndCode(error)).toEqual([status, code]);
  });

  it.each([
    new Error('secret'),
    new HttpException('secret', 400),
    failed('23505', { detail: 'Key (email)=(an@longan.example) already exists' }),
  ])('reveals nothing of %s', (error) => {
    expect(JSON.stringify(problemOf(error, ID))).not.toMatch(/secret|longan\.example|accounts|insert/);
  });

  it('gives the id to quote when it is our fault', () => {
    expect(problemOf(new Error('x'), ID).detail).toContain(ID);
  });
});
