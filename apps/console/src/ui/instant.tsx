import { formatDate, formatInstant, isIsoDate } from '@cong-tinh/kernel/dates';

/** A day or an instant as people read it, with the machine's form beside it. */
export function Instant({ value }: { value: string }) {
  return (
    <time className="num" dateTime={value}>
      {isIsoDate(value) ? formatDate(value) : formatInstant(new Date(value))}
    </time>
  );
}
