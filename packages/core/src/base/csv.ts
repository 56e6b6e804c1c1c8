/** A value of a table; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** Returns a row of CSV (RFC 4180) without its line break, for programs. */
export function csvRow(cells: readonly Cell[]): string {
  return cells.map((cell) => quoted(textOf(cell))).join(',');
}

/** Returns the cells of a row that `csvRow` made; null is ''. */
export function csvCells(row: string): string[] {
  return [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

/** Returns a row of CSV with its line break, for a file that people open in a spreadsheet. */
export function spreadsheetRow(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(guarded(textOf(cell)))).join(',')}\r\n`;
}

/** Returns a row for the clipboard with its line break: a spreadsheet pastes its cells as columns. */
export function clipboardRow(cells: readonly Cell[]): string {
  return `${cells.map((cell) => guarded(textOf(cell).replace(/[\t\r\n]+/g, ' '))).join('\t')}\r\n`;
}

function textOf(cell: Cell): string {
  return cell === null ? '' : String(cell);
}

/**
 * Spreadsheets execute a cell that starts like a formula, and names of pictures are untrusted
 * (OWASP, "CSV Injection"). An apostrophe in front makes it text. Negative numbers stay numbers.
 */
function guarded(text: string): string {
  return /^[=+\-@\t\r\n|%]/.test(text) && !/^-\d+([.,]\d+)*$/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
