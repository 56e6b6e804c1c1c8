/**
 * LIBSVM's text format (Chang and Lin, LIBSVM, README, "label index:value …"): one line for each picture, only
 * the values that are not zero, indices from 1. `#` starts a comment.
 */
import { DataError } from '../../dataset/dataError.ts';
import { collectRows, type PixelRows, type RowCollector, readCell, readLabelCell } from './pixelRows.ts';
import { countLines, textLines } from './textLines.ts';

/** Sides of known data sets. Zeros at the end are left out of the file, so the side must be chosen. */
const SIDES = [8, 16, 20, 28, 32];

export type LibsvmOptions = {
  /** Side of a picture, pixels. Default: the smallest side in `SIDES` that has room for the largest index. */
  readonly side?: number | undefined;
  /** True if indices start at 0, as scikit-learn writes them by default. */
  readonly zeroBased?: boolean | undefined;
};

/** @throws DataError that names the line */
export function parseLibsvm(bytes: Uint8Array, file: string, options: LibsvmOptions = {}): PixelRows {
  const { largest, zeroBased } = indicesOf(bytes, file, options);
  const first = zeroBased ? 0 : 1;
  const width = (options.side ?? sideFor(largest + 1 - first)) ** 2;
  if (largest + 1 - first > width) {
    throw new DataError(
      `${file}: got index ${largest}, expected at most ${width - 1 + first}; give a larger --side`,
    );
  }
  const rows = collectRows(countLines(bytes), width, file);
  for (const { text, line } of textLines(bytes))
    addRow(rows, withoutComment(text), first, `${file}, line ${line}`);
  return rows.rows();
}

/** Pass over the indices, before the array is made. */
function indicesOf(
  bytes: Uint8Array,
  file: string,
  { zeroBased: given }: LibsvmOptions,
): { largest: number; zeroBased: boolean } {
  let largest = 0;
  let smallest = 1;
  let said = false;
  for (const { text, line } of textLines(bytes)) {
    if (/^#.*indices are zero-based/.test(text)) said = true;
    for (const [, digits] of withoutComment(text).matchAll(/\s(\d+):/g)) {
      const index = Number(digits);
      if (index > 2 ** 20)
        throw new DataError(`${file}, line ${line}: got index ${index}, expected the number of a pixel`);
      largest = Math.max(largest, index);
      smallest = Math.min(smallest, index);
    }
  }
  return { largest, zeroBased: given ?? (said || smallest === 0) };
}

function sideFor(count: number): number {
  return SIDES.find((side) => side * side >= count) ?? Math.ceil(Math.sqrt(count));
}

function addRow(rows: RowCollector, text: string, first: number, where: string): void {
  if (text === '') return;
  const [label, ...pairs] = text.split(/\s+/);
  const row = rows.add(readLabelCell(label, where));
  for (const pair of pairs) {
    const [index, value, more] = pair.split(':');
    const at = Number(index) - first;
    if (value === undefined || more !== undefined || !Number.isInteger(at) || at < 0)
      throw new DataError(`${where}: got ${JSON.stringify(pair.slice(0, 40))}, expected index:value`);
    row[at] = readCell(value, where);
  }
}

function withoutComment(text: string): string {
  const comment = text.indexOf('#');
  return (comment < 0 ? text : text.slice(0, comment)).trim();
}
