import type { Picture } from '@cifra/core/types.ts';

/** Maximum length of the longer side, pixels. Larger photographs are shrunk; the reader needs fewer pixels. */
const LONGEST = 2400;

/** Thrown for a file that the browser cannot open as a picture. */
export class NotAPicture extends Error {}

/** Decodes a picture file into upright pixels. @throws NotAPicture when the browser cannot open it */
export async function decodeImage(file: Blob): Promise<Picture> {
  const bitmap = await opened(file);
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

/** Decodes a picture file into upright pixels. @throws NotAPicture when the browser cannot open it */
export async function imageSize(file: Blob): Promise<{ readonly width: number; readonly height: number }> {
  const bitmap = await opened(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

function opened(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause) => {
    throw new NotAPicture('decodeImage: the browser cannot open this file as a picture', { cause });
  });
}
