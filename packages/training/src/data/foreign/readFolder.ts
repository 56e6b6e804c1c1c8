import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { DataError } from '../../dataset/dataError.ts';
import type { PictureLayout, PicturePart } from '../pictures/layout.ts';
import type { DigitSet } from './digitSet.ts';
import { hasBrightPaper, inverted } from './orientation.ts';
import { pictureParts } from './pictureParts.ts';

/**
 * Reads a folder of labelled pictures of one size, each part in the layout's order.
 * @throws DataError that names a picture of another size, or one that is damaged
 */
export async function readPictureFolder(
  { folder, parts }: PictureLayout,
  decode: (bytes: Uint8Array) => Promise<Picture>,
): Promise<DigitSet[]> {
  const sets: DigitSet[] = [];
  for (const [part, listed] of Object.entries(parts)) {
    if (listed.files.length === 0) continue;
    const pictures = await Promise.all(
      listed.files.map(async ({ file, label }) => ({ bytes: await readFile(join(folder, file)), label })),
    );
    const { height, width, values, labels } = await pictureParts(
      pictures,
      part as PicturePart,
      folder,
      decode,
    );
    const set = {
      part: part as PicturePart,
      height,
      width,
      images: values as Uint8Array,
      labels: Uint8Array.from(labels),
    };
    sets.push(hasBrightPaper(set) ? inverted(set) : set);
  }
  if (sets.length === 0) throw new DataError(`${folder}: has no labelled pictures`);
  return sets;
}
