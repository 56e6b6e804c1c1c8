import type { Picture } from '@cifra/core/base/types.ts';
import { FaultError } from '../platform/fault.ts';

/**
 * Maximum length of the longer side, pixels. Larger photographs are shrunk; the reader needs fewer
 * pixels.
 */
const LONGEST = 2400;

/** A file that may be a picture, and the name under which the visitor knows it. */
type PictureFile = { readonly file: Blob; readonly name: string };

/** Decodes a picture file into upright pixels. @throws FaultError `not-a-picture` */
export async function decodeImage(picture: PictureFile): Promise<Picture> {
  const bitmap = await opened(picture);
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  // Transparent pixels are shown on white paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, channels: 4, data };
}

/** Returns the size of a picture file, upright, in pixels. @throws FaultError `not-a-picture` */
export async function imageSize(
  picture: PictureFile,
): Promise<{ readonly width: number; readonly height: number }> {
  const bitmap = await opened(picture);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

function opened({ file, name }: PictureFile): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause) => {
    throw new FaultError({ code: 'not-a-picture', name }, `${name} cannot be opened as a picture`, cause);
  });
}
