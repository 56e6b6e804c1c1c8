import { clipboardRow } from '@cifra/core/base/csv.ts';
import { pastedNumber } from './pastedNumber.ts';
import { isNumber, type NumberRow, type TableRow } from './tableRows.ts';

/**
 * Returns the numbers as tab-separated text, which spreadsheets paste as columns: the picture, the
 * line if one has several, the number. A doubtful number is left out, so that it is not summed.
 */
export function tableText(rows: readonly TableRow[], nameOf: (row: TableRow) => string): string {
  const hasLines = rows.some((row) => isNumber(row) && row.of > 1);
  return rows
    .map((row) => {
      const line = hasLines ? [row.line + 1] : [];
      return clipboardRow([nameOf(row), ...line, isNumber(row) ? certainText(row) : '']);
    })
    .join('');
}

function certainText({ kind, text }: NumberRow): string {
  return kind === 'doubtful' ? '' : pastedNumber(text);
}
