/**
 * Tables of pixels with a label, as Kaggle's Digit Recognizer has them (`label,pixel0,…,pixel783`), with or
 * without headings.
 */
import { DataError } from '../../dataset/dataError.ts';
import { collectRows, type PixelRows, type RowCollector, readCell, readLabelCell } from './pixelRows.ts';
import { countLines, textLines } from './textLines.ts';

const LABELS = ['label', 'class', 'digit', 'target', 'y'];

/**
 * Reads a table separated by commas, semicolons or tabs. Without headings, the label is the first
 * column.
 * @throws DataError that names the line
 */
export function parsePixelCsv(bytes: Uint8Array, file: string): PixelRows {
  let columns: Columns | undefined;
  let rows: RowCollector | undefined;
  for (const { text, line } of textLines(bytes)) {
    if (text === '') continue;
    if (columns === undefined || rows === undefined) {
      columns = columnsOf(text, file);
      rows = collectRows(countLines(bytes), columns.count - 1, file);
      if (columns.headed) continue;
    }
    addRow(rows, text.split(columns.separator), columns, `${file}, line ${line}`);
  }
  if (rows === undefined) throw new DataError(`${file}: is empty, expected a row for each picture`);
  return rows.rows();
}

type Columns = {
  readonly separator: string;
  readonly count: number;
  /** Index of the label. */
  readonly label: number;
  readonly headed: boolean;
};

function columnsOf(first: string, file: string): Columns {
  const separator = [',', ';', '\t'].find((each) => first.includes(each)) ?? ',';
  const cells = first.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
  const headed = cells.some((cell) => !Number.isFinite(Number(cell)));
  const label = headed ? cells.findIndex((cell) => LABELS.includes(cell)) : 0;
  if (label < 0) {
    throw new DataError(
      `${file}, line 1: got the headings ${first.slice(0, 60)}…, expected one of ${LABELS.join(', ')}; ` +
        'a table without labels, such as Kaggle’s test.csv, cannot be learned from',
    );
  }
  if (cells.length < 2)
    throw new DataError(`${file}, line 1: got ${cells.length} column, expected a label and pixels`);
  return { separator, count: cells.length, label, headed };
}

function addRow(
  rows: RowCollector,
  cells: readonly string[],
  { count, label }: Columns,
  where: string,
): void {
  if (cells.length !== count)
    throw new DataError(`${where}: got ${cells.length} cells, expected ${count} as in the first row`);
  const row = rows.add(readLabelCell(cells[label], where));
  let at = 0;
  for (let i = 0; i < count; i++) if (i !== label) row[at++] = readCell(cells[i], where);
}
