import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | undefined;

/** The folder of the product's package.json, whether the code runs from its sources or from `dist`. */
export function projectRoot(): string {
  if (found) return found;
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('Không tìm thấy thư mục gốc của sản phẩm (thiếu package.json).');
    folder = parent;
  }
  found = folder;
  return folder;
}
