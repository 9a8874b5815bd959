import type { Shell } from '@cong-tinh/publication';

const LOWERED = new Set(['province', 'district', 'commune']);
const UNIT_WORD = /^(Tỉnh|Thành phố|Thị xã|Huyện|Phường|Thị trấn|Xã)(?= )/u;

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

/** Name of a unit within a sentence: "xã Thanh Phú", but "Sở Nội vụ", which is the name of an organisation. */
export function nameInSentence(unit: Pick<Shell, 'kind' | 'name'>): string {
  return LOWERED.has(unit.kind) ? lowerFirst(unit.name) : unit.name;
}

/** "Trang thông tin điện tử xã Thanh Phú". */
export function fullTitle(shell: Pick<Shell, 'kind' | 'name' | 'kicker'>): string {
  return `${shell.kicker} ${nameInSentence(shell)}`;
}

/** "xã", "thị trấn", "huyện" …; null for offices. */
export function unitWord(name: string): string | null {
  const found = UNIT_WORD.exec(name);
  return found ? lowerFirst(found[1]!) : null;
}

/** Name without its kind of unit: "Xã Thanh Phú" → "Thanh Phú"; numbered wards keep the word: "Phường 1". */
export function bareName(name: string): string {
  const bare = name.replace(UNIT_WORD, '').trim();
  return /^\d+$/.test(bare) ? name : bare;
}
