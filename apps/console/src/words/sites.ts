const LONG = /^Trang thông tin điện tử\s+/u;

/** "Trang thông tin điện tử xã Thanh Phú" → "Xã Thanh Phú"; the province's portal keeps its name. */
export function shortSiteName(name: string): string {
  const short = name.replace(LONG, '');
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** "Xã Thanh Phú, huyện Bến Lức": several communes bear one name. */
export const placeOf = ({ siteName, districtName }: { siteName: string; districtName: string | null }): string =>
  [shortSiteName(siteName), districtName && nameInSentence(districtName)].filter(Boolean).join(', ');

const COMMON = /^(Xã|Phường|Thị trấn|Huyện|Thị xã|Thành phố)(?=\s)/u;

/** A short name inside a sentence: "Xã Thanh Phú" → "xã Thanh Phú"; an agency keeps its capital. */
export const nameInSentence = (name: string): string => name.replace(COMMON, (word) => word.toLowerCase());
