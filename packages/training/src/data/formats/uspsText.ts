/**
 * The text format of the USPS digits (Hastie, Tibshirani, Friedman, "The Elements of Statistical
 * Learning", data sets, `zip.train` and `zip.test`): one line per digit, its label and then 256
 * values in [-1, 1], row by row of 16×16, separated by spaces; -1 = paper, 1 = ink.
 */
import { DataError } from '../../dataset/dataError.ts';

/** Side of a picture, pixels. */
export const USPS_SIDE = 16;

const VALUES = USPS_SIDE * USPS_SIDE;

/** Digits as USPS has them, before they are put into MNIST's frame. */
export type UspsDigits = {
  /** [n, 16, 16], 0 = paper, 255 = ink. */
  readonly images: Uint8Array;
  /** [n], 0–9. */
  readonly labels: Uint8Array;
};

/**
 * Reads raw (gunzipped) text; `file` is used only in messages. Skips empty lines.
 * @throws DataError that names file, line, actual and expected content
 */
export function parseUspsText(bytes: Uint8Array, file: string): UspsDigits {
  const lines = new TextDecoder().decode(bytes).split('\n');
  const rows = lines
    .map((line, index) => ({ fields: line.trim().split(/\s+/), line: index + 1 }))
    .filter(({ fields }) => fields[0] !== '');
  if (rows.length === 0) throw new DataError(`${file}: got no digit, expected a line for each`);
  const images = new Uint8Array(rows.length * VALUES);
  const labels = new Uint8Array(rows.length);
  rows.forEach(({ fields, line }, row) => {
    const where = `${file}, line ${line}`;
    if (fields.length !== VALUES + 1) {
      throw new DataError(
        `${where}: got ${fields.length} numbers, expected ${VALUES + 1}: a label and 16×16 values`,
      );
    }
    labels[row] = readLabel(fields[0], where);
    for (let i = 0; i < VALUES; i++) images[row * VALUES + i] = readValue(fields[i + 1], i, where);
  });
  return { images, labels };
}

/** `6` and `6.0000` both mean the digit 6. */
function readLabel(field: string, where: string): number {
  const label = Number(field);
  if (Number.isInteger(label) && label >= 0 && label <= 9) return label;
  throw new DataError(`${where}: label is "${field}", expected 0–9`);
}

function readValue(field: string, index: number, where: string): number {
  const value = Number(field);
  if (value >= -1 && value <= 1) return roundHalfEven((value + 1) * 127.5);
  throw new DataError(`${where}: value ${index + 1} is "${field}", expected -1 to 1`);
}

/**
 * Rounds ties to the even number, as IEEE 754 and NumPy do. The published hashes are of images that
 * were rounded in this way. The values have three decimals, and five of them (-0.8, -0.4, 0, 0.4,
 * 0.8) are on or near a tie.
 */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
