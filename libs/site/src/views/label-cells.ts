const TABLE = /<table>[\s\S]*?<\/table>/g;
const HEAD = /<thead>\s*<tr>([\s\S]*?)<\/tr>\s*<\/thead>/;
const BODY = /<tbody>([\s\S]*?)<\/tbody>/g;
const CELL = /<(th|td)((?:\s[^>]*)?)>([\s\S]*?)<\/\1>/g;

const text = (html: string) => html.replace(/<[^>]*>/g, '').trim();

/**
 * Gives each cell of a simple table the name of its column, which phones show where columns do not fit.
 * Takes HTML as the sanitiser writes it; tables with spanning cells or without a head stay as they are.
 */
export function labelCells(html: string): string {
  return html.replace(TABLE, (table) => {
    const head = HEAD.exec(table);
    if (!head || /\s(col|row)span=/.test(table)) return table;
    const labels = [...head[1]!.matchAll(CELL)].map((cell) => text(cell[3]!).replaceAll('"', '&quot;'));
    return table.replace(BODY, (body: string) => body.replace(/<tr>([\s\S]*?)<\/tr>/g, (row: string) => labelRow(row, labels)));
  });
}

function labelRow(row: string, labels: readonly string[]): string {
  let column = 0;
  return row.replace(CELL, (cell: string, tag: string, attributes: string, content: string) => {
    const label = labels[column++];
    return tag === 'td' && label ? `<td data-l="${label}"${attributes}>${content}</td>` : cell;
  });
}
