/** Longer side of a stored picture in pixels: enough to review it and train with it. */
const LONGER_SIDE = 1024;

/**
 * Re-encodes a picture as an upright PNG, so that only its pixels are stored. The place and time of
 * a photograph, and bytes after the end of the file, are lost.
 * @throws PictureError
 */
export async function redrawn(bytes: Uint8Array): Promise<Uint8Array> {
  // The decoder is loaded when the first picture is stored, so that a server that stores no
  // pictures starts sooner.
  const { decodePicture } = await import('@cifra/node/pictures/decode.ts');
  const { encodePng } = await import('@cifra/node/pictures/encode.ts');
  const { picture } = await decodePicture(bytes);
  return encodePng(picture, LONGER_SIDE);
}
