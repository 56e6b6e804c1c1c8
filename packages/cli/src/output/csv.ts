/**
 * Returns one line of CSV (RFC 4180, but ended by a bare line feed, as Unix tools expect). A cell is quoted
 * if it contains a comma, a quote, a line break, or leading or trailing spaces.
 */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return cells.map((cell) => quote(cell === null ? '' : String(cell))).join(',');
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
