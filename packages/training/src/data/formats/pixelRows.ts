import { DataError } from '../../dataset/dataError.ts';
import { LARGEST } from './rawFile.ts';

/** Pictures of a text format: one row of numbers for each, with its label. */
export type PixelRows = {
  /** [n, width], in the order of the file. */
  readonly values: Float32Array;
  /** Values of a row. */
  readonly width: number;
  /** [n], as in the file. */
  readonly labels: Float64Array;
};

/** Collects rows into one array, whose size is checked before it is made. */
export type RowCollector = {
  /** Adds a row and returns its view, [width], filled with zeros. */
  add(label: number): Float32Array;
  readonly rows: () => PixelRows;
};

/**
 * @param most upper bound of the number of rows
 * @throws DataError if the rows do not fit into the memory that one file may take
 */
export function collectRows(most: number, width: number, file: string): RowCollector {
  if (most * width * 4 > 2 * LARGEST) {
    throw new DataError(
      `${file}: got up to ${most} rows of ${width} values, which is more than the limit of ${LARGEST / 2} values; split the data set`,
    );
  }
  const values = new Float32Array(most * width);
  const labels = new Float64Array(most);
  let count = 0;
  return {
    add(label) {
      labels[count] = label;
      count++;
      return values.subarray((count - 1) * width, count * width);
    },
    rows: () => {
      if (count === 0) throw new DataError(`${file}: got no rows, expected one for each picture`);
      return { values: values.subarray(0, count * width), width, labels: labels.subarray(0, count) };
    },
  };
}

/** @throws DataError if the cell is not a number */
export function readCell(cell: string, where: string): number {
  const value = cell.trim() === '' ? Number.NaN : Number(cell);
  if (Number.isFinite(value)) return value;
  throw new DataError(`${where}: got ${JSON.stringify(cell.slice(0, 40))}, expected a number`);
}

/** A label such as `7`, `7.0`, `'7'` or `b'7'`. @throws DataError if it is not a number */
export function readLabelCell(cell: string, where: string): number {
  return readCell(cell.trim().replace(/^b?(['"])(.*)\1$/, '$2'), `${where}, label`);
}
