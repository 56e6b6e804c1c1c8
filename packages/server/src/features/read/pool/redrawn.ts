/** Longer side of a stored picture in pixels: enough to review it and train with it. */
const LONGER_SIDE = 1024;

/**
 * Re-encodes a picture as an upright PNG, so that only its pixels are stored: no place or time of a
 * photograph, no bytes after the end of the file.
 * @throws PictureError
 */
export async function redrawn(bytes: Uint8Array): Promise<Uint8Array> {
  // The decoder is loaded when the first picture is stored: a server that stores none starts
  // sooner.
  const { decodePicture } = await import('@cifra/node/pictures/decode.ts');
  const { encodePng } = await import('@cifra/node/pictures/encode.ts');
  const { picture } = await decodePicture(bytes);
  return encodePng(picture, LONGER_SIDE);
}
