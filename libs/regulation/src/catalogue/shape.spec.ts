import { describe, expect, it } from '@jest/globals';
import { flag, integer, list, matching, nullable, oneOf, optional, record, text, variant, type Shape } from './shape.js';

const form = variant<{ form: 'a'; n: number } | { form: 'b' }>('form', {
  a: record<{ form: 'a'; n: number }>({ form: oneOf('a'), n: integer(1) }) as Shape<never>,
  b: record<{ form: 'b' }>({ form: oneOf('b') }) as Shape<never>,
});

describe('shapes of values', () => {
  it.each([
    [text(), 'chữ', ' '],
    [integer(1), 1, 0],
    [integer(), 0, 1.5],
    [flag(), false, 'đúng'],
    [oneOf('a', 'b'), 'b', 'c'],
    [matching(/^x$/, 'x'), 'x', 'y'],
    [nullable(text()), null, 7],
    [optional(text()), undefined, null],
    [list(integer(), 1), [1, 2], []],
    [list(integer()), [], [1, 'hai']],
    [record<{ n: number }>({ n: integer() }), { n: 1 }, { n: 1, m: 2 }],
    [record<{ n: number }>({ n: integer() }), { n: 1 }, {}],
    [record<{ n: number }>({ n: integer() }), { n: 1 }, [1]],
    [form, { form: 'b' }, { form: 'b', n: 1 }],
    [form, { form: 'a', n: 1 }, { form: 'c' }],
    [form, { form: 'a', n: 1 }, null],
  ] as [Shape<unknown>, unknown, unknown][])('%# take what fits and name what does not', (shape, right, wrong) => {
    expect(shape.problem(right, 'giá trị')).toBeNull();
    expect(shape.problem(wrong, 'giá trị')).toContain('giá trị');
  });

  it('point at the place', () => {
    const shape = record<{ items: readonly { code: string }[] }>({ items: list(record<{ code: string }>({ code: text() })) });
    expect(shape.problem({ items: [{ code: 'a' }, { code: '' }] }, 'giá trị')).toBe('giá trị.items[1].code phải là chữ, không để trống');
    expect(shape.describe).toBe('{ items: [{ code: chữ }] }');
  });
});
