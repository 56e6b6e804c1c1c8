import { KEPT_SIDE } from './limits.ts';

/**
 * A picture as it is kept: decoded and made anew as PNG, upright, so that nothing is stored but pixels — no place and time of a
 * photograph, no bytes behind the end.
 * @throws PictureError
 */
export async function keptPicture(bytes: Uint8Array): Promise<Uint8Array> {
  // What decodes is loaded when the first picture is kept: a server that keeps none starts sooner.
  const { decodePicture } = await import('@cifra/node/pictures/decode.ts');
  const { encodePng } = await import('@cifra/node/pictures/encode.ts');
  const { picture } = await decodePicture(bytes);
  return encodePng(picture, KEPT_SIDE);
}
