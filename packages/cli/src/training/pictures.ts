import { CifraError } from '@cifra/core/base/error.ts';
import type { DigitImage, Picture } from '@cifra/core/base/types.ts';
import { isolateDigit } from '@cifra/core/recognise/isolateDigit.ts';
import { cacheFolder } from '@cifra/node/cacheFolder.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { readerIdentity } from '@cifra/node/readerIdentity.ts';
import type { PictureReader } from '@cifra/training/data/pictures/readPictures.ts';
import { reasonInWords } from '../reading/refusals.ts';

/**
 * Reads training pictures as `cifra read` does, so that a model is trained on the input that it
 * will get.
 */
export async function pictureReader(): Promise<PictureReader> {
  return { decode, toDigit, cache: { folder: cacheFolder(), reader: await readerIdentity() } };
}

async function decode(bytes: Uint8Array): Promise<Picture> {
  return (await decodePicture(bytes)).picture;
}

/** @throws CifraError that says why the picture does not give a digit */
function toDigit(picture: Picture): DigitImage {
  const found = isolateDigit(picture);
  if (found.kind === 'digit') return found.image;
  throw new CifraError(
    'invalid-picture',
    found.refusal === 'too-many' ? 'there is more than one digit' : reasonInWords(found.refusal),
  );
}
