import { SETTINGS } from './config.js';
import type { Setting } from './settings.js';

const HEADER = `# Biến môi trường

Sinh từ \`libs/platform/src/config/config.ts\` bằng \`npm run environment\`; không sửa tay.

\`portal\`, \`worker\` và lệnh vận hành đọc cùng một bộ biến, kiểm tra tất cả khi khởi động và dừng lại với một câu cho mỗi biến sai. Biến trống coi như
chưa đặt. Mỗi biến \`TÊN\` đều có thể thay bằng \`TÊN_FILE\`: đường dẫn của tệp chứa giá trị; bí mật nên đặt theo cách này. Cột "Mặc định" trống là biến
bắt buộc.
`;

/** The settings of the product as a page of documentation. */
export function environmentTable(): string {
  const rows = Object.values<Setting>(SETTINGS).map(rowOf);
  return [HEADER, '| Biến | Ý nghĩa | Giá trị | Mặc định | Bí mật |', '|---|---|---|---|---|', ...rows, ''].join('\n');
}

function rowOf({ name, label, read, fallback, secret }: Setting): string {
  const usual = fallback === undefined ? '' : fallback === '' ? 'trống' : `\`${fallback}\``;
  return `| \`${name}\` | ${[label, read.form, usual, secret ? 'có' : ''].join(' | ')} |`;
}
