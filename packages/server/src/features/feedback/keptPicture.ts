import { decodePicture } from '@cifra/node/pictures/decode.ts';
import { encodePng } from '@cifra/node/pictures/encode.ts';
import { KEPT_SIDE } from './limits.ts';

/**
 * A picture as it is kept: decoded and made anew as PNG, upright, so that nothing is stored but pixels — no place and time of a
 * photograph, no bytes behind the end.
 * @throws PictureError
 */
export async function keptPicture(bytes: Uint8Array): Promise<Uint8Array> {
  const { picture } = await decodePicture(bytes);
  return encodePng(picture, KEPT_SIDE);
}
