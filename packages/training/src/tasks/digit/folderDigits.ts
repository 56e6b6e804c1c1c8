import { stat } from 'node:fs/promises';
import { type PictureLayout, type PicturePart, readLayout } from '../../data/pictures/layout.ts';
import { type PictureFailure, type ReadOptions, readPictures } from '../../data/pictures/readPictures.ts';
import { notAFolder } from '../../data/pictures/unknownLayout.ts';
import { DataError } from '../../dataset/dataError.ts';
import type { Dataset } from '../../dataset/dataset.ts';

/**
 * Maximum number of files to name one by one; beyond it, only the count for each reason is given.
 */
const NAMED = 20;

/**
 * Lists the pictures of a folder, before any of them is opened.
 * @param absent the error's message if nothing has this name
 * @throws DataError if it is not a folder, or none of its pictures has a label
 */
export async function openPictures(folder: string, absent: string): Promise<PictureLayout> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return readLayout(folder);
  if (found) throw notAFolder(folder);
  throw new DataError(absent);
}

export type FolderDigits = { readonly dataset: Dataset; readonly warnings: readonly string[] };

/** Reads the digits of a part, with warnings about the files that gave none. */
export async function readFolderDigits(
  layout: PictureLayout,
  part: PicturePart,
  options: ReadOptions,
): Promise<FolderDigits> {
  const { dataset, failures, warnings } = await readPictures(layout, part, options);
  return { dataset, warnings: [...leftOut(layout.folder, failures), ...warnings] };
}

/** Warns about files without a label. */
export function unusedFiles({ folder, unused }: PictureLayout): string[] {
  if (unused.length === 0) return [];
  const shown = unused.slice(0, 3).join(', ');
  const more = unused.length > 3 ? ', …' : '';
  return [
    `${folder}: ${plural(unused.length, 'file has', 'files have')} no label and is not used (${shown}${more})`,
  ];
}

function leftOut(folder: string, failures: readonly PictureFailure[]): string[] {
  const named = failures.slice(0, NAMED).map(({ file, reason }) => `${folder}/${file}: ${reason}; left out`);
  const rest = failures.slice(NAMED);
  const reasons = [...Map.groupBy(rest, ({ reason }) => reason)].sort((a, b) => b[1].length - a[1].length);
  return [
    ...named,
    ...reasons.map(([reason, some]) => `${folder}: ${some.length} more: ${reason}; left out`),
  ];
}

function plural(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
