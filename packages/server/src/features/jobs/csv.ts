/** One line of CSV (RFC 4180), for a file that people open in a spreadsheet. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map((cell) => quote(cell === null ? '' : guard(cell))).join(',')}\r\n`;
}

/**
 * Spreadsheets execute a cell that starts like a formula, and names of pictures are untrusted
 * (OWASP, "CSV Injection"). An apostrophe in front makes it text. Negative numbers stay numbers.
 */
function guard(cell: string | number | boolean): string {
  const text = String(cell);
  return /^[=+\-@\t\r\n|%]/.test(text) && !/^-\d+([.,]\d+)*$/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
