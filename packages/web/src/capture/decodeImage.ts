import type { Picture } from '@cifra/core/base/types.ts';
import { FaultError } from '../platform/fault.ts';
import { workingSize } from './workingSize.ts';

/** A file that may be a picture, and the name under which the visitor knows it. */
type PictureFile = { readonly file: Blob; readonly name: string };

/** Decodes a picture file into upright pixels. @throws FaultError `not-a-picture` */
export async function decodeImage(picture: PictureFile): Promise<Picture> {
  const bitmap = await opened(picture);
  const canvas = Object.assign(document.createElement('canvas'), workingSize(bitmap));
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
