import { dateInVietnam, type IsoDate } from '@cong-tinh/kernel/dates';
import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;

function everyMinute(changed: () => void): () => void {
  const timer = setInterval(changed, MINUTE);
  return () => clearInterval(timer);
}

/** Vietnam's day, kept right past midnight. */
export function useToday(): IsoDate {
  return useSyncExternalStore(everyMinute, () => dateInVietnam(new Date()));
}
