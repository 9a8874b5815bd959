import { OperatorError } from './failures.js';

/** Reads a file that the operator named; one that is absent or no JSON is said in a sentence. */
export function readingFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (cause instanceof SyntaxError) throw new OperatorError(`${file} không phải là JSON đúng: ${message}.`, { cause });
    if (code === 'ENOENT') throw new OperatorError(`Không có tệp ${file}.`, { cause });
    if (code === 'EACCES' || code === 'EISDIR') throw new OperatorError(`Không đọc được tệp ${file} (${code}).`, { cause });
    throw cause;
  }
}
