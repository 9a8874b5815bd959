import { type FormInstance } from 'antd';
import { ApiError } from '../api/problem';

/**
 * Puts the server's field errors beside their fields and keeps what was typed.
 * Returns true when every fault found its field, so that nothing needs saying twice.
 */
export function showFaults(form: FormInstance, error: unknown, fields: Record<string, string> = {}): boolean {
  if (!(error instanceof ApiError) || error.faults.length === 0) return false;
  const known = new Set(Object.keys(form.getFieldsValue(true) as object));
  const placed = error.faults.map(({ field, message }) => {
    const name = fields[field] ?? field.split('.')[0] ?? field;
    if (!known.has(name)) return false;
    const label = message.charAt(0).toUpperCase() + message.slice(1);
    form.setFields([{ name, errors: [label] }]);
    return true;
  });
  const first = error.faults[placed.indexOf(true)];
  if (first) form.scrollToField(fields[first.field] ?? first.field.split('.')[0] ?? first.field, { focus: true, block: 'center' });
  return placed.every(Boolean);
}
