/** A failure that the person at the keyboard can mend: one sentence that names the part, no stack. */
export class StackError extends Error {
  override readonly name = 'StackError';
}

/** Says which part failed, why in the system's own words, and where its log lies. */
export function partFailed(part: string, what: string, cause: unknown, log?: string): StackError {
  if (cause instanceof StackError) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  const why = code === 'ENOSPC' ? 'hết chỗ trên đĩa / no space left' : String(message ?? cause).split('\n')[0];
  const where = log ? ` Xem ${log}. / Its log says more.` : '';
  return new StackError(`${part}: ${what} không thành công: ${why}.${where}`, { cause });
}
