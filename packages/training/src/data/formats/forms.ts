import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { anyText, type Check, dictionary, list, openRecord, optional } from '@cifra/core/json/check.ts';
import { parse } from 'csv-parse/sync';
import { DataError } from '../../dataset/dataError.ts';
import { readRaw } from './rawFile.ts';

/**
 * A real picture. Every second one of a folder, by its name, is held out: never trained on, and
 * reported apart.
 */
export type RealPicture = {
  /** Path in the data folder. */
  readonly path: string;
  readonly isHeldOut: boolean;
};

/** A photograph of a filled-in form. */
export type FormPhoto = RealPicture & {
  /**
   * Fields and the rows of boxes in each, as written: `-` is an empty box or one with a dash, `X` a
   * struck one.
   */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Fields with words. */
  readonly words: Readonly<Record<string, string>>;
  readonly note: string;
};

/** A cell that was cut out of a form. `label`: its digits; `-` is none, `?` is unreadable. */
export type FormCell = RealPicture & { readonly label: string; readonly what: string };

/** Tally forms: kawalc1 (MIT) and c.digital (Apache-2.0). */
export type Forms = {
  readonly photos: readonly FormPhoto[];
  /** Printed forms that are not filled in. */
  readonly blanks: readonly RealPicture[];
  readonly cells: readonly FormCell[];
};

const FOLDERS = ['kawalc1', 'cdigital'];
const PICTURE = /\.(jpe?g|png|tiff?)$/;

/** Labels of the photographs: one field's value, or those of several rows. */
const rowsOf: Check<readonly string[]> = (value, path) =>
  typeof value === 'string' ? [value] : list(anyText)(value, path);

const photoLabels = dictionary(
  openRecord({ values: dictionary(rowsOf), words: optional(dictionary(anyText)), note: optional(anyText) }),
);

/**
 * Reads the labels of the tally forms of a data folder; the pictures are not opened.
 * @throws DataError if labels are missing or malformed, or a labelled picture is missing
 */
export async function readForms(root: string): Promise<Forms> {
  const parts = await Promise.all(FOLDERS.map((folder) => readFolder(root, `forms/${folder}`)));
  return {
    photos: parts.flatMap(({ photos }) => photos),
    blanks: parts.flatMap(({ blanks }) => blanks),
    cells: parts.flatMap(({ cells }) => cells),
  };
}

async function readFolder(root: string, folder: string): Promise<Forms> {
  const photos = await realPictures(root, `${folder}/photos`);
  const labels = await readPhotoLabels(join(root, folder, 'photos/labels.json'));
  const hasCells = folder.endsWith('kawalc1');
  return {
    photos: Object.entries(labels).map(([file, { values, words = {}, note = '' }]) => ({
      ...pictureOf(photos, `${folder}/photos/${file}`),
      values,
      words,
      note,
    })),
    blanks: await realPictures(root, `${folder}/blank`),
    cells: hasCells ? await readCells(root, `${folder}/cells`) : [],
  };
}

async function readPhotoLabels(path: string) {
  const { bytes } = await readRaw(path);
  try {
    return photoLabels(JSON.parse(new TextDecoder().decode(bytes)), 'photos');
  } catch (error) {
    throw new DataError(`${path}: ${(error as Error).message}`);
  }
}

async function readCells(root: string, folder: string): Promise<FormCell[]> {
  const pictures = await realPictures(root, folder);
  const rows = await readTable(join(root, folder, 'labels.csv'), ['file', 'label', 'what']);
  return rows.map(([file, label, what]) => ({ ...pictureOf(pictures, `${folder}/${file}`), label, what }));
}

/** The pictures of a folder, by name; every second one is held out. */
export async function realPictures(root: string, folder: string): Promise<RealPicture[]> {
  const names = await readdir(join(root, folder)).catch((error: Error) => {
    throw new DataError(`${join(root, folder)} cannot be read: ${error.message}`);
  });
  return names
    .filter((name) => PICTURE.test(name))
    .sort()
    .map((name, i) => ({ path: `${folder}/${name}`, isHeldOut: i % 2 === 1 }));
}

/** @throws DataError if there is no such picture */
export function pictureOf(pictures: readonly RealPicture[], path: string): RealPicture {
  const found = pictures.find((picture) => picture.path === path);
  if (!found) throw new DataError(`${path} has labels but is not in the data folder`);
  return found;
}

/**
 * Reads a comma-separated table without line breaks in its cells.
 * @throws DataError if it has other columns, or a row has too few
 */
export async function readTable(path: string, columns: readonly string[]): Promise<string[][]> {
  const { bytes } = await readRaw(path);
  const [head = [], ...rows]: string[][] = parse(Buffer.from(bytes), {
    relaxColumnCount: true,
    skipEmptyLines: true,
  });
  if (head.join() !== columns.join()) {
    throw new DataError(
      `${path}: the first row is ${JSON.stringify(head.join())}, expected ${columns.join(',')}`,
    );
  }
  for (const [i, cells] of rows.entries()) {
    if (cells.length === columns.length) continue;
    throw new DataError(`${path}, line ${i + 2}: got ${cells.length} cells, expected ${columns.length}`);
  }
  return rows;
}
