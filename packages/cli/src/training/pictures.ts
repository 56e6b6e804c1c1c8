import { isolateDigit } from '@cifra/core/recognise.ts';
import type { DigitImage, Picture } from '@cifra/core/types.ts';
import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { reasonInWords } from '../reading/refusals.ts';

/** How training reads a folder of pictures: the way `cifra read` does, so that a model learns what it will be shown. */
export const pictures = {
  async decode(bytes: Uint8Array): Promise<Picture> {
    return (await decodePicture(bytes)).picture;
  },
  /** @throws Error that says why there is no digit in the picture */
  toDigit(picture: Picture): DigitImage {
    const found = isolateDigit(picture);
    if (found.kind === 'refused') throw new Error(reasonInWords(found.refusal));
    return found.image;
  },
};
