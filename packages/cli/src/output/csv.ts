/**
 * One line of CSV (RFC 4180, with a bare line feed, as Unix tools expect): a cell is quoted when it holds a comma, a
 * quote, a line break or leading or trailing blanks.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return cells.map((cell) => quote(cell === null ? '' : String(cell))).join(',');
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
