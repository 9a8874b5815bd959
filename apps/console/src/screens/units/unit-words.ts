import { type UnitKind } from '../../api/types';

/** Kinds that may stand right above a kind; the server decides again. */
export const PARENT_KINDS: Record<UnitKind, readonly UnitKind[]> = {
  province: [],
  department: ['province'],
  district: ['province'],
  commune: ['province', 'district'],
  assembly: ['province'],
  other: ['province', 'department', 'district', 'commune'],
};

/** What stands before the name of a territory; agencies write theirs. */
export const TYPE_WORDS: Partial<Record<UnitKind, readonly string[]>> = {
  province: ['tỉnh', 'thành phố'],
  district: ['huyện', 'thị xã', 'thành phố'],
  commune: ['xã', 'phường', 'đặc khu', 'thị trấn'],
};

/** Kinds whose hosts may be an abbreviation or English. */
export const isAgency = (kind: UnitKind): boolean => TYPE_WORDS[kind] === undefined;
