import { formatDate, formatInstant, isIsoDate } from '@cong-tinh/kernel/dates';
import { DETAIL_WORDS } from '../../words/details';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'string') {
    if (isIsoDate(value)) return formatDate(value);
    return INSTANT.test(value) ? formatInstant(new Date(value)) : value;
  }
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(plain).join('; ');
  return Object.entries(value)
    .map(([name, inner]) => `${DETAIL_WORDS[name] ?? name}: ${plain(inner)}`)
    .join('; ');
}

/** What an action recorded about itself, line by line. */
export function detailLines(details: Record<string, unknown> | null): { name: string; value: string }[] {
  return Object.entries(details ?? {}).map(([name, value]) => ({ name: DETAIL_WORDS[name] ?? name, value: plain(value) }));
}
