/** One line of CSV as RFC 4180 has it, for a file that people open in a spreadsheet. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map((cell) => quote(cell === null ? '' : guard(cell))).join(',')}\r\n`;
}

/**
 * A cell that begins like a formula is run as one by spreadsheets, and names of pictures are a stranger's words (OWASP, "CSV
 * Injection"): an apostrophe in front makes it text. Negative numbers stay numbers.
 */
function guard(cell: string | number | boolean): string {
  const text = String(cell);
  return /^[=+\-@\t\r\n|%]/.test(text) && !/^-\d+([.,]\d+)*$/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
