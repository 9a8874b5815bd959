const LONG = /^Trang thông tin điện tử\s+/u;

/** "Trang thông tin điện tử xã Thanh Phú" → "Xã Thanh Phú"; the province's portal keeps its name. */
export function shortSiteName(name: string): string {
  const short = name.replace(LONG, '');
  return short.charAt(0).toUpperCase() + short.slice(1);
}

const COMMON = /^(Xã|Phường|Thị trấn|Huyện|Thị xã|Thành phố)(?=\s)/u;

/** A short name inside a sentence: "Xã Thanh Phú" → "xã Thanh Phú"; an agency keeps its capital. */
export const nameInSentence = (name: string): string => name.replace(COMMON, (word) => word.toLowerCase());
