import { type Page } from '../types';

/** All pages of a list, one after the other. */
export async function readAll<T>(page: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  do {
    const { items, next }: Page<T> = await page(after);
    all.push(...items);
    after = next;
  } while (after !== null);
  return all;
}
