/**
 * The writer of each digit of MNIST: the extended label files of QMNIST (Yadav and Bottou, "Cold
 * Case: The Lost MNIST Digits", 2019), one row of 8 integers per digit, in MNIST's order.
 */
import { DataError } from '../../dataset/dataError.ts';
import { checkDataset, type Dataset } from '../../dataset/dataset.ts';
import { expectIdx, type Idx } from './idx.ts';

/** Columns of a row; the last two (duplicate flag, unused) are all zero in the published files. */
const COLUMNS = 8;
const CLASS = 0;
const SERIES = 1;
const WRITER = 2;

/** The table's data about each digit; index i of every array is the same digit. */
export type WriterTable = {
  readonly name: string;
  /** [n], 0–9: the digit. */
  readonly classes: Uint8Array;
  /** [n], NIST's form series (`hsf`): 0–3 census employees, 4 high-school students, 6–7 others. */
  readonly series: Int8Array;
  /** [n], NIST's writer number. */
  readonly writers: Int32Array;
  /** SHA-256 of the file's raw bytes by its name. */
  readonly files: Readonly<Record<string, string>>;
};

/**
 * Extracts the columns in use from the whole table.
 * @throws DataError if it is not [n, 8] int32, a class is not 0–9, a series not 0–7 or a writer is negative
 */
export function readWriterTable(idx: Idx, name: string, files: Record<string, string> = {}): WriterTable {
  const { shape, data } = expectIdx(idx, 'int32', [null, COLUMNS], name);
  const count = shape[0];
  const column = (index: number, what: string, largest: number) =>
    Array.from({ length: count }, (_, row) => {
      const value = data[row * COLUMNS + index];
      if (value >= 0 && value <= largest) return value;
      throw new DataError(`${name}, row ${row}: ${what} is ${value}, expected 0 to ${largest}`);
    });
  return {
    name,
    classes: Uint8Array.from(column(CLASS, 'class', 9)),
    series: Int8Array.from(column(SERIES, 'series', 7)),
    writers: Int32Array.from(column(WRITER, 'writer', 2 ** 31 - 1)),
    files,
  };
}

/**
 * Adds writers and series to a data set. The table may be longer: QMNIST's test table continues
 * after MNIST's 10,000.
 * @throws DataError if the table is too short, or a class and a label differ, so that rows belong to other
 * digits
 */
export function joinWriters(dataset: Dataset, table: WriterTable): Dataset {
  const count = dataset.labels.length;
  if (table.classes.length < count) {
    throw new DataError(
      `${table.name} has ${table.classes.length} rows, expected ${count} for ${dataset.name}`,
    );
  }
  const wrong = dataset.labels.findIndex((label, row) => label !== table.classes[row]);
  if (wrong >= 0) {
    throw new DataError(
      `${table.name}, row ${wrong}: class is ${table.classes[wrong]}, ${dataset.name} has ` +
        `${dataset.labels[wrong]} there; the table belongs to another data set`,
    );
  }
  return checkDataset({
    ...dataset,
    writers: table.writers.slice(0, count),
    series: table.series.slice(0, count),
    files: { ...dataset.files, ...table.files },
  });
}
