import { type FieldFault } from '../../api/problem';

/** The server's faults by field of the editor, as sentences. */
export const contentErrors = (faults: FieldFault[]): Record<string, string> =>
  Object.fromEntries(
    faults.map(({ field, message }) => [field.split('.')[0] ?? field, message.charAt(0).toUpperCase() + message.slice(1)]),
  );
