import { compareVietnamese, fold, InvalidError, isIsoDate, type IsoDate, isoDate, nfc } from '@cong-tinh/kernel';
import { readFileSync } from 'node:fs';
import { holdsOn, isUnitKind, type UnitKind, type UnitNames } from './unit.js';

export const UNITS_FORMAT = 'cong-tinh-units/1';

/** One line of a units file: a unit as it stands from a day on. `parent` is the code of the unit above on that day. */
export interface UnitEntry extends UnitNames {
  readonly parent: string | null;
  readonly validFrom: IsoDate;
  /** First day on which it holds no longer. */
  readonly validTo: IsoDate | null;
}

/** Kinds that may stand right above a kind. A commune without a district is lawful since the districts ended. */
export const PARENT_KINDS: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  province: [],
  department: ['province'],
  district: ['province'],
  commune: ['district', 'province'],
  assembly: ['province'],
  other: ['province', 'department', 'district', 'commune'],
};

/** Reads and checks a units file. @throws InvalidError `units_file_invalid` with every fault */
export function readUnitsFile(path: string): UnitEntry[] {
  const text = readFileSync(path, 'utf8');
  return parseUnits(JSON.parse(text), linesOfUnits(text));
}

/** Checks the content of a units file; `lines` says where each unit stands. @throws InvalidError `units_file_invalid` with every fault */
export function parseUnits(content: unknown, lines: readonly number[] = []): UnitEntry[] {
  const { format, units } = (content ?? {}) as { format?: unknown; units?: unknown };
  if (format !== UNITS_FORMAT || !Array.isArray(units))
    throw invalid([`Tệp đơn vị phải có "format": "${UNITS_FORMAT}" và danh sách "units".`]);
  const faults: string[] = [];
  const entries = units.flatMap((raw, index) => {
    const where = lines[index] === undefined ? `Mục ${index + 1}` : `Mục ${index + 1} (dòng ${lines[index]})`;
    const found = faultsOf(raw).map((fault) => `${where}: ${fault}`);
    faults.push(...found);
    return found.length > 0 ? [] : [toEntry(raw as RawEntry)];
  });
  if (faults.length === 0) faults.push(...overlaps(entries), ...misplaced(entries));
  if (faults.length > 0) throw invalid(faults);
  return entries;
}

/** Line on which each element of `units` begins, in a text that is JSON. */
function linesOfUnits(text: string): number[] {
  const lines: number[] = [];
  const path: string[] = [];
  let line = 1;
  let name = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},\n]|[^\s"[\]{},:]+/g)) {
    if (token === '\n') line += 1;
    else if (token === ']' || token === '}') path.pop();
    else if (token !== ',') {
      if (path.length === 2 && path[1] === '"units"') lines.push(line);
      if (token === '[' || token === '{') path.push(name);
      else name = token;
    }
  }
  return lines;
}

interface RawEntry extends Omit<UnitEntry, 'shortName' | 'abbreviation' | 'englishName' | 'validTo' | 'validFrom'> {
  readonly shortName?: string | null;
  readonly abbreviation?: string | null;
  readonly englishName?: string | null;
  readonly validFrom: string;
  readonly validTo?: string | null;
}

const KNOWN = new Set([
  'code',
  'kind',
  'type',
  'name',
  'fullName',
  'shortName',
  'abbreviation',
  'englishName',
  'parent',
  'validFrom',
  'validTo',
]);

function faultsOf(entry: unknown): string[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return ['phải là một đơn vị.'];
  const raw = entry as Record<string, unknown>;
  const faults: string[] = [];
  const texts = ['code', 'type', 'name', 'fullName'] as const;
  for (const field of texts) if (typeof raw[field] !== 'string' || raw[field].trim() === '') faults.push(`thiếu "${field}".`);
  for (const [field, value] of Object.entries(raw)) {
    if (!KNOWN.has(field)) faults.push(`không có trường "${field}".`);
    if (typeof value === 'string' && value !== nfc(value)) faults.push(`"${field}" không phải Unicode dựng sẵn (NFC).`);
  }
  if (!isUnitKind(raw.kind)) faults.push(`"kind": loại đơn vị "${String(raw.kind)}" không có trong quy định.`);
  if (!isIsoDate(raw.validFrom)) faults.push('"validFrom" phải là ngày, dạng năm-tháng-ngày.');
  if (raw.validTo !== undefined && raw.validTo !== null && !isIsoDate(raw.validTo))
    faults.push('"validTo" phải là ngày, dạng năm-tháng-ngày.');
  if (isIsoDate(raw.validTo) && isIsoDate(raw.validFrom) && raw.validTo <= raw.validFrom) faults.push('"validTo" phải sau "validFrom".');
  if (raw.kind !== 'province' && typeof raw.parent !== 'string') faults.push('thiếu "parent".');
  return faults;
}

const toEntry = (raw: RawEntry): UnitEntry => ({
  code: raw.code,
  kind: raw.kind,
  type: raw.type,
  name: raw.name,
  fullName: raw.fullName,
  shortName: raw.shortName ?? null,
  abbreviation: raw.abbreviation ?? null,
  englishName: raw.englishName ?? null,
  parent: raw.parent,
  validFrom: isoDate(raw.validFrom),
  validTo: raw.validTo == null ? null : isoDate(raw.validTo),
});

function overlaps(entries: readonly UnitEntry[]): string[] {
  const byCode = Map.groupBy(entries, ({ code }) => code);
  return [...byCode].flatMap(([code, same]) => {
    const ordered = same.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    const clash = ordered.slice(1).find((next, index) => ordered[index]!.validTo === null || ordered[index]!.validTo > next.validFrom);
    return clash ? [`Mã ${code} chỉ được thuộc một đơn vị tại mỗi thời điểm (${ordered.map(({ fullName }) => fullName).join(', ')}).`] : [];
  });
}

function misplaced(entries: readonly UnitEntry[]): string[] {
  const byCode = Map.groupBy(entries, ({ code }) => code);
  return entries.flatMap((entry) => {
    if (entry.parent === null) return [];
    const parent = byCode.get(entry.parent)?.find((candidate) => holdsOn(entry.validFrom, candidate));
    // A parent outside the file is looked for among the units on record when the file is loaded.
    if (!parent || PARENT_KINDS[entry.kind].includes(parent.kind)) return [];
    return [`${entry.fullName} (${entry.code}) không thể đứng dưới ${parent.fullName}.`];
  });
}

const invalid = (faults: string[]) =>
  new InvalidError(
    'units_file_invalid',
    `Tệp đơn vị chưa hợp lệ: ${faults.slice(0, 5).join(' ')}${faults.length > 5 ? ` … và ${faults.length - 5} lỗi khác.` : ''}`,
    {
      details: { faults },
    },
  );

/** Folded text by which a unit is found. */
export const unitSearchText = (unit: Pick<UnitNames, 'code' | 'fullName' | 'shortName'>): string =>
  fold([unit.fullName, unit.shortName ?? '', unit.code].join(' '));

/** The order in which people expect units: province, agencies, districts, communes; by name inside. */
export const compareUnits = (a: Pick<UnitNames, 'kind' | 'name'>, b: Pick<UnitNames, 'kind' | 'name'>): number =>
  KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || compareVietnamese(a.name, b.name);

export const KIND_ORDER: readonly UnitKind[] = ['province', 'department', 'other', 'assembly', 'district', 'commune'];
