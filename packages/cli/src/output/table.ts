import { stripVTControlCharacters } from 'node:util';

export type Align = 'left' | 'right';

/** Returns the width in terminal columns: one per code point, none for colours. */
export function textWidth(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

export function pad(text: string, width: number, align: Align = 'left'): string {
  const blank = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + blank : blank + text;
}

/**
 * Returns the lines of a table. Columns are as wide as their widest cell and separated by two
 * spaces. `align` sets the alignment of each column, left by default. Rows may be shorter than the
 * header.
 */
export function formatTable(rows: readonly (readonly string[])[], align: readonly Align[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, textWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column], align[column]))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * Aligns columns of numbers, with or without a unit, to the right. Ignores the header and empty
 * cells.
 */
export function alignNumbers(rows: readonly (readonly string[])[]): Align[] {
  const [head, ...body] = rows;
  const numeric = /^[−+-]?[\d,]*\d(\.\d+)?( ?[%×a-zA-Z/µ]+)?$/;
  return head.map((_, column) =>
    body.length > 0 && body.every((row) => !row[column] || numeric.test(row[column])) ? 'right' : 'left',
  );
}
