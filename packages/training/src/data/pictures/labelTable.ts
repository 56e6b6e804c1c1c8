import { isAbsolute, join, normalize, sep } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { DataError } from '../../dataset/dataError.ts';
import { labelOf } from './labelName.ts';

export type LabelledFile = { readonly file: string; readonly label: number };

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
export function parseLabelTable(text: string, path: string): LabelledFile[] {
  const rows = cells(text, path);
  const columns = columnsOf(rows[0]?.cells ?? []);
  const labels = new Map<string, { readonly label: number; readonly line: number }>();
  for (const { cells, line } of columns.headed ? rows.slice(1) : rows) {
    const file = portable(cells[columns.file] ?? '');
    const name = cells[columns.label] ?? '';
    const label = labelOf(name);
    if (file === '' || label === null) {
      throw new DataError(
        `${path}, line ${line}: got ${JSON.stringify(cells.join(','))}, expected a file and its digit, such as "scan-1.png,7"`,
      );
    }
    const earlier = labels.get(file);
    if (earlier && earlier.label !== label) {
      throw new DataError(
        `${path}, line ${line}: ${file} is labelled ${label}, but ${earlier.label} in line ${earlier.line}`,
      );
    }
    labels.set(file, { label, line });
  }
  return [...labels].map(([file, { label }]) => ({ file, label }));
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

/** `.\scans\a.png` → `scans/a.png`; tables from Windows have backslashes. */
function portable(file: string): string {
  if (file === '' || isAbsolute(file)) return file;
  return normalize(join('.', file.replaceAll('\\', '/'))).replaceAll(sep, '/');
}
