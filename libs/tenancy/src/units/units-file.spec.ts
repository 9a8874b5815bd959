import { describe, expect, it } from '@jest/globals';
import { type DomainError, InvalidError, isoDate } from '@cong-tinh/kernel';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planVersions } from './load-units.action.js';
import type { Unit } from './unit.js';
import { compareUnits, parseUnits, readUnitsFile, UNITS_FORMAT } from './units-file.js';

const province = {
  code: '80',
  kind: 'province',
  type: 'tỉnh',
  name: 'Long An',
  fullName: 'Tỉnh Long An',
  parent: null,
  validFrom: '2024-12-01',
};
const district = {
  code: '803',
  kind: 'district',
  type: 'huyện',
  name: 'Bến Lức',
  fullName: 'Huyện Bến Lức',
  parent: '80',
  validFrom: '2024-12-01',
};
const file = (...units: object[]) => ({ format: UNITS_FORMAT, units });
const faultsOf = (content: unknown): string[] => {
  try {
    parseUnits(content);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidError);
    return (error as DomainError).details!.faults as string[];
  }
};

describe('the units of Long An', () => {
  const entries = readUnitsFile(join(import.meta.dirname, '../../data/longan.json'));

  it('are 216: province 1, agencies 14, districts 15, communes 186', () => {
    const counts = Object.fromEntries([...Map.groupBy(entries, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length]));
    expect(counts).toEqual({ province: 1, department: 12, other: 1, assembly: 1, district: 15, commune: 186 });
  });

  it('have the communes of Resolution 1244: 160 xã, 11 phường, 15 thị trấn, none without a district', () => {
    const communes = entries.filter(({ kind }) => kind === 'commune');
    const types = Object.fromEntries([...Map.groupBy(communes, ({ type }) => type)].map(([type, of]) => [type, of.length]));
    expect(types).toEqual({ xã: 160, phường: 11, 'thị trấn': 15 });
    const districts = new Set(entries.filter(({ kind }) => kind === 'district').map(({ code }) => code));
    expect(communes.every(({ parent }) => districts.has(parent!))).toBe(true);
  });

  it('have no end: what ended them is an operation of its own', () => expect(entries.every(({ validTo }) => validTo === null)).toBe(true));
});

describe('a units file', () => {
  it('is refused with the line and the field of each fault', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cong-tinh-units-'));
    const path = join(folder, 'units.json');
    const title = 'Tên có "units": [ trong ngoặc \\';
    writeFileSync(
      path,
      JSON.stringify({ title, format: UNITS_FORMAT, sources: ['a'], units: [province, { ...district, name: '' }, null] }, null, 1),
    );
    const lines = readFileSync(path, 'utf8').split('\n');
    const second = lines.findIndex((one) => one.includes('"803"'));
    const third = lines.findIndex((one) => one.trim() === 'null') + 1;
    try {
      expect(() => readUnitsFile(path)).toThrow(`Mục 2 (dòng ${second}): thiếu "name". Mục 3 (dòng ${third}): phải là một đơn vị.`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is refused with every fault named', () => {
    expect(faultsOf({})).toHaveLength(1);
    expect(faultsOf(file({ ...district, kind: 'ward' }))[0]).toContain('loại đơn vị "ward"');
    expect(faultsOf(file({ ...district, name: '' }, { ...district, code: '804', validTo: '2024-01-01' }))).toHaveLength(2);
    expect(faultsOf(file({ ...district, name: 'Bến Lức'.normalize('NFD') }))[0]).toContain('NFC');
    expect(faultsOf(file({ ...district, parent: undefined }))[0]).toContain('parent');
    expect(faultsOf(file({ ...district, colour: 'red' }))[0]).toContain('colour');
  });

  it('lets a code be used again, never twice at a time', () => {
    expect(faultsOf(file(province, { ...province, fullName: 'Tỉnh Tây Ninh' }))[0]).toContain('Mã 80');
    const ended = { ...province, validTo: '2025-07-01' };
    const next = { ...province, name: 'Tây Ninh', fullName: 'Tỉnh Tây Ninh', validFrom: '2025-07-01' };
    expect(faultsOf(file(ended, next))).toEqual([]);
  });

  it('keeps the tree in order', () => {
    expect(faultsOf(file(province, district, { ...district, code: '804', parent: '803' }))[0]).toContain('không thể đứng dưới');
  });

  it('hangs a unit under whoever bore the code of its parent that day', () => {
    const entries = parseUnits(
      file(
        { ...province, validTo: '2025-07-01' },
        { ...province, name: 'Tây Ninh', fullName: 'Tỉnh Tây Ninh', validFrom: '2025-07-01' },
        {
          code: '27694',
          kind: 'commune',
          type: 'phường',
          name: 'Long An',
          fullName: 'Phường Long An',
          parent: '80',
          validFrom: '2025-07-01',
        },
      ),
    );
    const { added } = planVersions(entries, new Map());
    const [, tayNinh, ward] = added;
    expect(ward!.parentId).toBe(tayNinh!.unitId);
  });
});

describe('loading again', () => {
  const entries = parseUnits(file(province));
  const onRecord: Unit = { ...entries[0]!, id: 'u1', parentId: null };

  it('adds nothing that is on record', () => expect(planVersions(entries, new Map([['80', [onRecord]]])).added).toEqual([]));

  it('refuses to overwrite', () => {
    const other = { ...onRecord, fullName: 'Tỉnh Long An (cũ)' };
    expect(() => planVersions(entries, new Map([['80', [other]]]))).toThrow(expect.objectContaining({ code: 'unit_differs' }));
  });

  it('refuses an orphan', () => {
    expect(() => planVersions(parseUnits(file(district)), new Map())).toThrow(expect.objectContaining({ code: 'unit_parent_missing' }));
    expect(planVersions(parseUnits(file(district)), new Map([['80', [onRecord]]])).added[0]!.parentId).toBe('u1');
  });

  it('takes a code used again for another unit', () => {
    const ended = { ...onRecord, validTo: isoDate('2025-07-01') };
    const next = parseUnits(file({ ...province, fullName: 'Tỉnh Tây Ninh', name: 'Tây Ninh', validFrom: '2025-07-01' }));
    const { added } = planVersions(next, new Map([['80', [ended]]]));
    expect(added[0]!.unitId).not.toBe('u1');
  });
});

describe('the order of units', () => {
  it('puts the province first, then agencies, districts, communes by name', () => {
    const sorted = parseUnits(file(district, province, { ...district, code: '802', name: 'Ấp', fullName: 'Huyện Ấp' })).sort(compareUnits);
    expect(sorted.map(({ fullName }) => fullName)).toEqual(['Tỉnh Long An', 'Huyện Ấp', 'Huyện Bến Lức']);
  });
});
