import { InvalidError } from '@cong-tinh/kernel';

/** The six elements that are never empty, then the ones we also state. Basis: TT 24/2011/TT-BTTTT Điều 4, LA-4.2.đ */
const MANDATORY = ['title', 'creator', 'date', 'description', 'publisher', 'identifier'] as const;

export interface Described {
  readonly title: string;
  readonly creators: readonly string[];
  readonly date: Date;
  readonly description: string;
  readonly publisher: string;
  readonly identifier: string;
  readonly source: string | null;
  readonly subject: string;
}

/** Several values are parted by semicolons, so a value bears none. */
const join = (values: readonly string[]) =>
  values
    .map((value) => value.replaceAll(';', ',').trim())
    .filter(Boolean)
    .join('; ');

/** The Dublin Core record of an item, as its page states it. @throws InvalidError `metadata_missing` */
export function dublinCore(item: Described): Record<string, string> {
  const elements: Record<string, string> = {
    title: join([item.title]),
    creator: join(item.creators),
    date: item.date.toISOString(),
    description: join([item.description]),
    publisher: join([item.publisher]),
    identifier: item.identifier,
    language: 'vi',
    subject: join([item.subject]),
    ...(item.source && { source: join([item.source]) }),
  };
  const missing = MANDATORY.find((name) => elements[name] === '');
  if (missing) {
    throw new InvalidError('metadata_missing', `Dữ liệu đặc tả thiếu yếu tố bắt buộc DC.${missing}.`, {
      details: { element: `DC.${missing}` },
    });
  }
  return Object.fromEntries(Object.entries(elements).map(([name, value]) => [`DC.${name}`, value]));
}
