/** TCVN 5712 (TCVN3, ABC) as it looks when its bytes are read as Latin-1. Basis: law.md B13 */
const TCVN3_BYTES = `
  à b5 ả b6 ã b7 á b8 ạ b9 ă a8 ằ bb ẳ bc ẵ bd ắ be ặ c6 â a9 ầ c7 ẩ c8 ẫ c9 ấ ca ậ cb đ ae
  è cc ẻ ce ẽ cf é d0 ẹ d1 ê aa ề d2 ể d3 ễ d4 ế d5 ệ d6 ì d7 ỉ d8 ĩ dc í dd ị de
  ò df ỏ e1 õ e2 ó e3 ọ e4 ô ab ồ e5 ổ e6 ỗ e7 ố e8 ộ e9 ơ ac ờ ea ở eb ỡ ec ớ ed ợ ee
  ù ef ủ f1 ũ f2 ú f3 ụ f4 ư ad ừ f5 ử f6 ữ f7 ứ f8 ự f9 ỳ fa ỷ fb ỹ fc ý fd ỵ fe
  Ă a1 Â a2 Ê a3 Ô a4 Ơ a5 Ư a6 Đ a7`;

/** VNI-Windows: a base letter and a mark letter; a few letters stand alone. Capitals are the capitals of both. */
const VNI_PAIRS = `
  á aù à aø ả aû ã aõ ạ aï â aâ ấ aá ầ aà ẩ aå ẫ aã ậ aä ă aê ắ aé ằ aè ẳ aú ẵ aü ặ aë
  é eù è eø ẻ eû ẽ eõ ẹ eï ê eâ ế eá ề eà ể eå ễ eã ệ eä í í ì ì ỉ æ ĩ ó ị ò
  ó où ò oø ỏ oû õ oõ ọ oï ô oâ ố oá ồ oà ổ oå ỗ oã ộ oä ơ ô ớ ôù ờ ôø ở ôû ỡ ôõ ợ ôï
  ú uù ù uø ủ uû ũ uõ ụ uï ư ö ứ öù ừ öø ử öû ữ öõ ự öï ý yù ỳ yø ỷ yû ỹ yõ ỵ î đ ñ`;

const pairs = (table: string): [string, string][] => {
  const cells = table.trim().normalize('NFC').split(/\s+/);
  return Array.from({ length: cells.length / 2 }, (_, i) => [cells[2 * i]!, cells[2 * i + 1]!]);
};

/** Legacy spelling → Unicode letter. */
export const TCVN3: ReadonlyMap<string, string> = new Map(
  pairs(TCVN3_BYTES).map(([letter, byte]) => [String.fromCharCode(parseInt(byte, 16)), letter]),
);

/** Legacy spelling → Unicode letter, both cases; "Aù" (capital base, small mark) occurs too and counts as a capital. */
export const VNI: ReadonlyMap<string, string> = new Map(
  pairs(VNI_PAIRS).flatMap(([letter, spelling]): [string, string][] => [
    [spelling, letter],
    [spelling.toUpperCase(), letter.toUpperCase()],
    ...(spelling.length === 2 ? [[spelling[0]!.toUpperCase() + spelling[1]!, letter.toUpperCase()] as [string, string]] : []),
  ]),
);
