import {
  type Check,
  FieldError,
  list,
  number,
  oneOf,
  openRecord,
  optional,
  text,
} from '@cifra/core/json/check.ts';
import { DataError } from '../../dataset/dataError.ts';
import { type RawFile, readRaw } from './rawFile.ts';

/** Handwriting as the pen moved. */
export type StrokeSample = {
  /** Name of the part of the collection. */
  readonly site: string;
  /** Pseudonym; unique in the collection. */
  readonly writer: string;
  /** As the collection writes it, spaces included. */
  readonly label: string;
  /** Hand, sex, age in years and country of the writer; absent if unknown. */
  readonly hand?: 'L' | 'R';
  readonly sex?: 'F' | 'M';
  readonly age?: number;
  readonly country?: string;
  /** Median height of the writer's digits and capitals, in the strokes' unit; absent if unknown. */
  readonly em?: number;
  /** Pen-down strokes in order: x0, y0, x1, y1, …; y points down, the smallest x and y are 0. */
  readonly strokes: readonly (readonly number[])[];
};

const coordinate = number({ from: 0 });

/** The coordinates of one stroke: pairs. */
const stroke: Check<readonly number[]> = (value, path) => {
  const values = list(coordinate)(value, path);
  if (values.length === 0 || values.length % 2 === 1)
    throw new FieldError(path, value, 'pairs of coordinates');
  return values;
};

const sample = openRecord({
  site: text(),
  writer: text(),
  label: text(),
  hand: optional(oneOf('L', 'R')),
  sex: optional(oneOf('F', 'M')),
  age: optional(number({ above: 0 })),
  country: optional(text()),
  em: optional(number({ above: 0 })),
  strokes: list(stroke),
});

/**
 * Reads a collection of strokes, one JSON object per line, plain or gzipped (UNIPEN, pendigits).
 * Other fields of an object, such as the category of a number, are kept but not checked.
 *
 * @param path without `.gz`
 * @throws DataError if the file is missing or a line is not such an object; names the line
 */
export async function readStrokes(path: string): Promise<StrokeSample[]> {
  return parseStrokes(await readRaw(path));
}

/** As `readStrokes`, from the raw bytes of a file. */
export function parseStrokes({ bytes, path }: Pick<RawFile, 'bytes' | 'path'>): StrokeSample[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.flatMap((line, i) => (line === '' ? [] : [parseSample(line, `${path}, line ${i + 1}`)]));
}

function parseSample(line: string, where: string): StrokeSample {
  try {
    return sample(JSON.parse(line), 'sample');
  } catch (error) {
    throw new DataError(`${where}: ${(error as Error).message}`);
  }
}
