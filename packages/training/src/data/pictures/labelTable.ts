import { isAbsolute, join, normalize, sep } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { DataError } from '../../dataset/dataError.ts';
import { labelOf } from './labelName.ts';

export type LabelledFile<Label = number> = {
  readonly file: string;
  readonly label: Label;
  /** Cell of the column `groups` of the table; absent without such a column. */
  readonly group?: string;
};

/** What the labels of pictures are. */
export type LabelKind<Label> = {
  /** Returns the label that a cell of a table means; null if it is none. */
  parse(cell: string): Label | null;
  /** Describes a row, for errors. */
  readonly row: string;
  /** Label of the pictures in the folder of a digit. */
  ofDigit(digit: number): Label;
  /** Order of the pictures, before that of their files. */
  compare(one: Label, other: Label): number;
  /** Heading of a column by which the pictures are divided. */
  readonly groups?: string;
};

/** Pictures of one digit each. */
export const DIGITS: LabelKind<number> = {
  parse: labelOf,
  row: 'a file and its digit, such as "scan-1.png,7"',
  ofDigit: (digit) => digit,
  compare: (one, other) => one - other,
};

/** Name of the table of labels in the folder of its pictures. */
export const TABLE = 'labels.csv';

const FILE_HEADINGS = ['file', 'filename', 'file_name', 'path', 'image', 'picture', 'name'];
const LABEL_HEADINGS = ['label', 'digit', 'class', 'target', 'y'];

/**
 * Reads `file,label` rows, separated by commas, semicolons or tabs. The first row may be a header,
 * which then also locates the two columns among others. File names are relative to the table; each
 * may be listed once.
 *
 * @param path of the table, for errors
 * @returns files relative to the table's folder, with slashes
 * @throws DataError that names the first invalid row
 */
export function parseLabelTable<Label>(
  text: string,
  path: string,
  kind: LabelKind<Label>,
): LabelledFile<Label>[] {
  const rows = cells(text, path);
  const columns = columnsOf(rows[0]?.cells ?? []);
  const listed = columns.headed ? rows.slice(1) : rows;
  checkNotEmpty(listed, path, kind);
  const groups = groupColumn(rows[0]?.cells ?? [], kind.groups, path);
  const labels = new Map<string, LabelledFile<Label> & { readonly line: number }>();
  for (const { cells, line } of listed) {
    const file = portable(cells[columns.file] ?? '');
    const label = kind.parse(cells[columns.label] ?? '');
    const group = groups === null ? undefined : cells[groups];
    if (file === '' || label === null || group === '') {
      const expected = group === '' ? `a value for ${kind.groups}` : kind.row;
      throw new DataError(
        `${path}, line ${line}: got ${JSON.stringify(cells.join(','))}, expected ${expected}`,
      );
    }
    const earlier = labels.get(file);
    if (earlier && earlier.label !== label) {
      throw new DataError(
        `${path}, line ${line}: ${file} is labelled ${label}, but ${earlier.label} in line ${earlier.line}`,
      );
    }
    labels.set(file, { file, label, line, ...(group !== undefined && { group }) });
  }
  return [...labels.values()].map(({ line: _, ...labelled }) => labelled);
}

function checkNotEmpty(listed: readonly Row[], path: string, { row }: { readonly row: string }): void {
  if (listed.length > 0) return;
  throw new DataError(`${path}: lists no pictures, expected a row for each: ${row}`);
}

type Row = { readonly cells: readonly string[]; readonly line: number };

function cells(text: string, path: string): Row[] {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DataError(`${path}: not a table of comma-separated values (${error.message})`);
  }
}

function columnsOf(first: readonly string[]): { file: number; label: number; headed: boolean } {
  const headings = first.map((each) => each.toLowerCase());
  const file = headings.findIndex((each) => FILE_HEADINGS.includes(each));
  const label = headings.findIndex((each) => LABEL_HEADINGS.includes(each));
  return file >= 0 && label >= 0 ? { file, label, headed: true } : { file: 0, label: 1, headed: false };
}

/** @throws DataError if the table has no such column */
function groupColumn(first: readonly string[], name: string | undefined, path: string): number | null {
  if (name === undefined) return null;
  const column = first.indexOf(name);
  if (column >= 0) return column;
  throw new DataError(`${path}: has no column ${name}; its first row is ${JSON.stringify(first.join(','))}`);
}

/** `.\scans\a.png` → `scans/a.png`; tables from Windows have backslashes. */
function portable(file: string): string {
  if (file === '' || isAbsolute(file)) return file;
  return normalize(join('.', file.replaceAll('\\', '/'))).replaceAll(sep, '/');
}
