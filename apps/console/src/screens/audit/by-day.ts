import { dateInVietnam, formatDate } from '@cong-tinh/kernel/dates';
import { type AuditEntry } from '../../api/types';

/** Entries under the day they happened, in the order they came. */
export function byDay(entries: AuditEntry[]): { day: string; items: AuditEntry[] }[] {
  const days = Map.groupBy(entries, (entry) => formatDate(dateInVietnam(new Date(entry.at))));
  return [...days].map(([day, items]) => ({ day, items }));
}
