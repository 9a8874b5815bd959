/** The JSON shape of a rule's value: says in Vietnamese what is wrong with a value, or null. */
export interface Shape<T> {
  /** Compact description for documentation: '{ min: số nguyên | null }'. */
  readonly describe: string;
  problem(value: unknown, path: string): string | null;
  /** Carries the type only. */
  readonly type?: T;
}

const shape = <T>(describe: string, problem: Shape<T>['problem']): Shape<T> => ({ describe, problem });

export const text = (): Shape<string> =>
  shape('chữ', (value, path) => (typeof value === 'string' && value.trim() !== '' ? null : `${path} phải là chữ, không để trống`));

export const integer = (min = 0): Shape<number> =>
  shape('số nguyên', (value, path) =>
    Number.isSafeInteger(value) && (value as number) >= min ? null : `${path} phải là số nguyên từ ${min}`,
  );

export const flag = (): Shape<boolean> =>
  shape('đúng/sai', (value, path) => (typeof value === 'boolean' ? null : `${path} phải là đúng hoặc sai`));

export const oneOf = <const T extends string>(...values: readonly T[]): Shape<T> =>
  shape(values.map((v) => `'${v}'`).join(' | '), (value, path) =>
    (values as readonly unknown[]).includes(value) ? null : `${path} phải là một trong: ${values.join(', ')}`,
  );

export const matching = (pattern: RegExp, describe: string): Shape<string> =>
  shape(describe, (value, path) => (typeof value === 'string' && pattern.test(value) ? null : `${path} phải có dạng ${describe}`));

export const nullable = <T>(inner: Shape<T>): Shape<T | null> =>
  shape(`${inner.describe} | null`, (value, path) => (value === null ? null : inner.problem(value, path)));

export const optional = <T>(inner: Shape<T>): Shape<T | undefined> =>
  shape(`${inner.describe}?`, (value, path) => (value === undefined ? null : inner.problem(value, path)));

export const list = <T>(inner: Shape<T>, least = 0): Shape<readonly T[]> =>
  shape(`[${inner.describe}]`, (value, path) => {
    if (!Array.isArray(value)) return `${path} phải là danh sách`;
    if (value.length < least) return `${path} phải có ít nhất ${least} mục`;
    return first(value, (item, i) => inner.problem(item, `${path}[${i}]`));
  });

export const record = <T extends object>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> => {
  const entries = Object.entries<Shape<unknown>>(fields);
  return shape(`{ ${entries.map(([key, field]) => `${key}: ${field.describe}`).join('; ')} }`, (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} phải là một nhóm giá trị`;
    const unknown = Object.keys(value).find((key) => !(key in fields));
    if (unknown !== undefined) return `${path}.${unknown} không có trong danh mục quy tắc`;
    return first(entries, ([key, field]) => field.problem((value as Record<string, unknown>)[key], `${path}.${key}`));
  });
};

/** One of several records, told apart by a text field. */
export const variant = <T extends object>(tag: keyof T & string, cases: Readonly<Record<string, Shape<never>>>): Shape<T> =>
  shape(
    Object.values(cases)
      .map((c) => c.describe)
      .join(' | '),
    (value, path) => {
      const name = (value as Record<string, unknown> | null | undefined)?.[tag];
      const found = typeof name === 'string' ? cases[name] : undefined;
      return found ? found.problem(value, path) : `${path}.${tag} phải là một trong: ${Object.keys(cases).join(', ')}`;
    },
  );

function first<T>(items: readonly T[], problem: (item: T, index: number) => string | null): string | null {
  for (const [index, item] of items.entries()) {
    const found = problem(item, index);
    if (found !== null) return found;
  }
  return null;
}
