import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Box, Picture, Raster } from '@cifra/core/base/types.ts';
import { scaleBox } from '@cifra/core/image/box.ts';
import { inkMask } from '@cifra/core/image/inkMask.ts';
import { toInk } from '@cifra/core/image/raster.ts';
import { DataError } from '../../dataset/dataError.ts';
import { sha256 } from '../../files/sha256.ts';
import { WRONG_LABELS } from './wrongLabels.ts';

/**
 * The courtesy amount of one cheque, of ORAND-CAR-A (ICFHR 2014 competition), with boxes by Fzkuji
 * (MIT).
 */
export type Cheque = {
  readonly file: string;
  /** Left to right, without delimiters. */
  readonly digits: string;
  /** One for each digit, pixels of `ink`. */
  readonly boxes: readonly Box[];
  readonly picture: Picture;
  /** The picture's ink at the scale of the reader. */
  readonly ink: Raster;
  /** Darkness of its strokes, in (0, 1]; 1 if the picture has no ink. */
  readonly level: number;
};

export type Cheques = {
  readonly train: readonly Cheque[];
  readonly validation: readonly Cheque[];
  /** Both parts, and those with wrong labels, in order of name. */
  readonly all: readonly Cheque[];
  /** SHA-256 of the labels, and of the list of pictures with theirs. */
  readonly files: Readonly<Record<string, string>>;
};

export const CHEQUES = 'orand-car-a';

/**
 * Reads `orand-car-a/` of a data folder. In order of name, every fifth picture is for validation,
 * because there is no official split. Leaves pictures with clearly wrong labels out of the training
 * part.
 *
 * @throws DataError if a file is missing or the labels are malformed
 */
export async function readCheques(
  root: string,
  decode: (bytes: Uint8Array) => Promise<Picture>,
): Promise<Cheques> {
  const folder = join(root, CHEQUES);
  const labels = await read(join(folder, 'labels.csv'));
  const rows = parseLabels(new TextDecoder().decode(labels)).sort((a, b) => (a.file < b.file ? -1 : 1));
  const hashes: string[] = [];
  const cheques: Cheque[] = [];
  for (const row of rows) {
    const bytes = await read(join(folder, 'images', row.file));
    hashes.push(`${sha256(bytes)}  ${row.file}`);
    const picture = await decode(bytes);
    const page = toInk(picture);
    const boxes = row.boxes.map((box) => scaleBox(box, 1 / page.factor));
    cheques.push({ ...row, boxes, picture, ink: page.raster, level: inkMask(page).level || 1 });
  }
  const files = {
    [`${CHEQUES}/labels.csv`]: sha256(labels),
    [`${CHEQUES}/images`]: sha256(new TextEncoder().encode(hashes.join('\n'))),
  };
  return {
    train: cheques.filter(({ file }, i) => i % 5 !== 4 && !WRONG_LABELS.has(file)),
    validation: cheques.filter((_, i) => i % 5 === 4),
    all: cheques,
    files,
  };
}

type Row = Pick<Cheque, 'file' | 'digits' | 'boxes'>;

/**
 * Parses lines of `file,digits,"[[x, y, width, height], …]"`, after a header row.
 * @throws DataError that names the first malformed line
 */
export function parseLabels(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter(Boolean);
  return lines.slice(1).map((line, i) => {
    const match = /^([^,]+),(\d+),"(\[.*\])"$/.exec(line);
    const boxes = match && parseBoxes(match[3]);
    if (!boxes || boxes.length !== match[2].length) {
      throw new DataError(
        `line ${i + 2}: expected file,digits,"[[x, y, width, height], …]" with a box for each digit, got ${line}`,
      );
    }
    return { file: match[1], digits: match[2], boxes };
  });
}

/** Null if the text is not a list of boxes. */
function parseBoxes(text: string): Box[] | null {
  const list = parseJson(text);
  if (!Array.isArray(list) || !list.every(isQuadruple)) return null;
  return list.map(([x, y, width, height]) => ({ x, y, width, height }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isQuadruple(value: unknown): value is readonly [number, number, number, number] {
  return Array.isArray(value) && value.length === 4 && value.every(Number.isFinite);
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new DataError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
