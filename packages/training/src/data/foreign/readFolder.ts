import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '@cifra/core/base/types.ts';
import { DataError } from '../../dataset/dataError.ts';
import type { PictureLayout, PicturePart } from '../pictures/layout.ts';
import type { DigitSet } from './digitSet.ts';
import { hasBrightPaper, inverted } from './orientation.ts';
import { pictureParts } from './pictureParts.ts';
import type { PixelPart } from './pixelPart.ts';

/**
 * Reads a folder of labelled pictures of one size, each part in the layout's order.
 * @throws DataError that names a picture of another size, or one that is damaged
 */
export async function readPictureFolder(
  { folder, parts }: PictureLayout,
  decode: (bytes: Uint8Array) => Promise<Picture>,
): Promise<DigitSet[]> {
  const found = await partsOfFolder({ folder, parts }, decode);
  return found.map(({ part, height, width, values, labels }) => {
    const set = { part, height, width, images: values as Uint8Array, labels: Uint8Array.from(labels) };
    return hasBrightPaper(set) ? inverted(set) : set;
  });
}

/** As `readPictureFolder`, with the pixels as they are in the files. @throws DataError */
export async function partsOfFolder(
  { folder, parts }: Pick<PictureLayout, 'folder' | 'parts'>,
  decode: (bytes: Uint8Array) => Promise<Picture>,
): Promise<PixelPart[]> {
  const found: PixelPart[] = [];
  for (const [part, listed] of Object.entries(parts)) {
    if (listed.files.length === 0) continue;
    const pictures = await Promise.all(
      listed.files.map(async ({ file, label }) => ({
        bytes: await readFile(join(folder, file)),
        label,
        name: file,
      })),
    );
    found.push(await pictureParts(pictures, part as PicturePart, folder, decode));
  }
  if (found.length === 0) throw new DataError(`${folder}: has no labelled pictures`);
  return found;
}
