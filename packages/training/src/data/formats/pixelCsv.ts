/**
 * Tables of pixels with a label, as Kaggle's Digit Recognizer has them (`label,pixel0,…,pixel783`), with or
 * without headings.
 */
import { DataError } from '../../dataset/dataError.ts';
import { collectRows, type PixelRows, type RowCollector, readCell, readLabelCell } from './pixelRows.ts';
import { countLines, textLines } from './textLines.ts';

const LABELS = ['label', 'labels', 'class', 'digit', 'digits', 'number', 'target', 'y'];
/** Columns that are neither label nor pixel: numbers of rows, as pandas writes them without a heading. */
const ROW_NUMBERS = ['', 'index', 'id', 'unnamed: 0'];
const CLASSES = 10;

/**
 * Reads a table separated by commas, semicolons, tabs or spaces. Without headings, the label is in the
 * first or the last column, whichever has the digits, or the last ten columns are one-hot labels.
 * @throws DataError that names the line
 */
export function parsePixelCsv(bytes: Uint8Array, file: string): PixelRows {
  let columns: Columns | undefined;
  let rows: RowCollector | undefined;
  for (const { text, line } of textLines(bytes)) {
    if (text === '') continue;
    if (columns === undefined || rows === undefined) {
      columns = columnsOf(text, bytes, file);
      rows = collectRows(countLines(bytes), columns.pixels.length, file);
      if (columns.headed) continue;
    }
    addRow(rows, cellsOf(text, columns.separator), columns, `${file}, line ${line}`);
  }
  if (rows === undefined) throw new DataError(`${file}: is empty, expected a row for each picture`);
  return rows.rows();
}

type Separator = string | RegExp;

type Columns = {
  readonly separator: Separator;
  readonly count: number;
  /** Index of the label; the first of ten if it is one-hot. */
  readonly label: number;
  readonly isOneHot: boolean;
  /** Indices of the pixels, in order. */
  readonly pixels: readonly number[];
  readonly headed: boolean;
};

function columnsOf(first: string, bytes: Uint8Array, file: string): Columns {
  // A semicolon or a tab comes first: with them, a comma may be a decimal point.
  const separator = [';', '\t', ','].find((each) => first.includes(each)) ?? / +/;
  const cells = cellsOf(first, separator).map((cell) => cell.trim().toLowerCase());
  const headed = cells.some((cell) => !Number.isFinite(Number(cell)));
  const shape = { separator, count: cells.length, headed };
  if (cells.length < 2)
    throw new DataError(`${file}, line 1: got ${cells.length} column, expected a label and pixels`);
  if (headed) return { ...shape, ...namedColumns(cells, first, file), isOneHot: false };
  const isOneHot = !isSquare(cells.length - 1) && isSquare(cells.length - CLASSES);
  const label = isOneHot ? cells.length - CLASSES : labelColumn(bytes, shape);
  const isLabel = (index: number) => (isOneHot ? index >= label : index === label);
  return { ...shape, label, isOneHot, pixels: indicesOf(cells, (index) => !isLabel(index)) };
}

function namedColumns(
  cells: readonly string[],
  first: string,
  file: string,
): Pick<Columns, 'label' | 'pixels'> {
  const label = cells.findIndex((cell) => LABELS.includes(cell));
  if (label >= 0)
    return {
      label,
      pixels: indicesOf(cells, (index) => index !== label && !ROW_NUMBERS.includes(cells[index])),
    };
  throw new DataError(
    `${file}, line 1: got the headings ${first.slice(0, 60)}…, expected one of ${LABELS.join(', ')}; ` +
      'a table without labels, such as Kaggle’s test.csv, cannot be learned from',
  );
}

function indicesOf(cells: readonly string[], isIncluded: (index: number) => boolean): number[] {
  return cells.map((_, index) => index).filter(isIncluded);
}

/** The last column, if only this one has several numbers from 0 to 10 and no others: else the first. */
function labelColumn(bytes: Uint8Array, { separator, count }: Pick<Columns, 'separator' | 'count'>): number {
  const mark = typeof separator === 'string' ? separator : ' ';
  const seen = [new Set<string>(), new Set<string>()];
  for (const { text } of textLines(bytes)) {
    if (text === '') continue;
    seen[0].add(unquoted(text.slice(0, text.indexOf(mark))));
    seen[1].add(unquoted(text.slice(text.lastIndexOf(mark) + 1)));
    if (seen.every(({ size }) => size > CLASSES + 1)) break;
  }
  const [first, last] = seen.map(
    (values) => values.size > 1 && [...values].every((value) => /^(\d|10)(\.0*)?$/.test(value)),
  );
  return last && !first ? count - 1 : 0;
}

function isSquare(count: number): boolean {
  return Number.isInteger(Math.sqrt(count));
}

function cellsOf(text: string, separator: Separator): string[] {
  const cells = text.split(separator);
  // Most tables have none, and millions of cells.
  return text.includes('"') ? cells.map(unquoted) : cells;
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

function addRow(rows: RowCollector, cells: readonly string[], columns: Columns, where: string): void {
  const { count, label, isOneHot, pixels } = columns;
  if (cells.length !== count)
    throw new DataError(`${where}: got ${cells.length} cells, expected ${count} as in the first row`);
  const row = rows.add(isOneHot ? oneHot(cells.slice(label), where) : readLabelCell(cells[label], where));
  for (const [at, index] of pixels.entries()) row[at] = readCell(cells[index], where);
}

function oneHot(cells: readonly string[], where: string): number {
  const values = cells.map((cell) => readCell(cell, where));
  const isOneHot = values.every((value) => value === 0 || value === 1);
  if (isOneHot && values.filter((value) => value === 1).length === 1) return values.indexOf(1);
  throw new DataError(
    `${where}: got ${values.join(', ')} as the label, expected a single 1 among ten numbers`,
  );
}
