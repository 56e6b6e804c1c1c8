import { stripVTControlCharacters } from 'node:util';

export type Align = 'left' | 'right';

/** Columns on a terminal, one for each code point; colours take none. */
export function textWidth(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

export function pad(text: string, width: number, align: Align = 'left'): string {
  const blank = ' '.repeat(Math.max(0, width - textWidth(text)));
  return align === 'left' ? text + blank : blank + text;
}

/**
 * Lines of a table: columns as wide as their widest cell, two blanks between them.
 * A column is aligned as `align` says, to the left by default. Rows may be shorter than the head.
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

/** Columns whose cells (but for the head and empty ones) are all numbers, perhaps with a unit, read better to the right. */
export function alignNumbers(rows: readonly (readonly string[])[]): Align[] {
  const [head, ...body] = rows;
  const numeric = /^[−+-]?[\d,]*\d(\.\d+)?( ?[%×a-zA-Z/µ]+)?$/;
  return head.map((_, column) =>
    body.length > 0 && body.every((row) => !row[column] || numeric.test(row[column])) ? 'right' : 'left',
  );
}
