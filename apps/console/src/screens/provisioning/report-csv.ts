import { type BatchItem } from '../../api/types';

/** Cells that a spreadsheet would take for a formula are defused. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The report as CSV, with the mark that makes spreadsheets read it as UTF-8. */
export function reportCsv(items: BatchItem[]): string {
  const rows = items.map((item) => [item.unitName, item.host ?? '', item.stateLabel, item.reason ?? '', item.suggestions.join('; ')]);
  return `\uFEFF${[['Đơn vị', 'Tên miền', 'Kết quả', 'Lý do', 'Gợi ý'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
