import { isolateDigit } from '@cifra/core/recognise.ts';
import type { DigitImage, Picture } from '@cifra/core/types.ts';
import { cacheFolder } from '@cifra/node/cacheFolder.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { readerIdentity } from '@cifra/node/readerIdentity.ts';
import type { PictureReader } from '@cifra/training/data/pictures/readPictures.ts';
import { reasonInWords } from '../reading/refusals.ts';

/** How training reads a folder of pictures: the way `cifra read` does, so that a model learns what it will be shown. */
export function pictureReader(): PictureReader {
  return { decode, toDigit, cache: { folder: cacheFolder(), reader: readerIdentity() } };
}

async function decode(bytes: Uint8Array): Promise<Picture> {
  return (await decodePicture(bytes)).picture;
}

/** @throws Error that says why there is no digit in the picture */
function toDigit(picture: Picture): DigitImage {
  const found = isolateDigit(picture);
  if (found.kind === 'digit') return found.image;
  throw new Error(
    found.refusal === 'too-many' ? 'more than one digit is written here' : reasonInWords(found.refusal),
  );
}
