import { type Cut, turnedSize } from './cut.ts';
import { canvasFile } from './photograph.ts';

/** Draws a picture, turned and with the given size, on a canvas. */
export function drawTurned(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  turns: Cut['turns'],
  scale = 1,
): void {
  const size = turnedSize(picture, turns);
  canvas.width = Math.max(1, Math.round(size.width * scale));
  canvas.height = Math.max(1, Math.round(size.height * scale));
  const context = canvas.getContext('2d');
  context?.translate(canvas.width / 2, canvas.height / 2);
  context?.rotate((turns * Math.PI) / 2);
  context?.scale(scale, scale);
  context?.drawImage(picture, -picture.width / 2, -picture.height / 2);
}

/** Returns a part of a picture file as a file of the same name. */
export async function cutPicture(file: Blob, name: string, cut: Cut): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const whole = document.createElement('canvas');
  drawTurned(whole, picture, cut.turns);
  picture.close();
  const part = document.createElement('canvas');
  const left = Math.round(cut.left * whole.width);
  const top = Math.round(cut.top * whole.height);
  part.width = Math.max(1, Math.round(cut.right * whole.width) - left);
  part.height = Math.max(1, Math.round(cut.bottom * whole.height) - top);
  part.getContext('2d')?.drawImage(whole, -left, -top);
  return canvasFile(part, name);
}
