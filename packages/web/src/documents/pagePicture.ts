import type { Orientation, PagePixels } from '@cifra/documents/pagePixels.ts';
import { workingSize } from '../capture/workingSize.ts';

/** Encodes a page upright, on white paper and in the size in which it is read, as a PNG file. */
export async function pngOf({ width, height, data, aspect = 1, orientation = 1 }: PagePixels): Promise<Blob> {
  const size = workingSize({
    width: width * Math.max(1, aspect),
    height: height * Math.max(1, 1 / aspect),
  });
  const bitmap = await createImageBitmap(new ImageData(data, width, height), {
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'high',
  });
  const isSideways = orientation > 4;
  const canvas = new OffscreenCanvas(
    isSideways ? size.height : size.width,
    isSideways ? size.width : size.height,
  );
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  // Transparent pixels are shown on white paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(...upright(size, orientation));
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number];

/** Moves a stored page to its upright place (TIFF 6.0, section 8, Orientation). */
function upright(
  { width, height }: { readonly width: number; readonly height: number },
  orientation: Orientation,
): Matrix {
  const matrices: Readonly<Record<Orientation, Matrix>> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, width, 0],
    3: [-1, 0, 0, -1, width, height],
    4: [1, 0, 0, -1, 0, height],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, height, 0],
    7: [0, -1, -1, 0, height, width],
    8: [0, -1, 1, 0, 0, width],
  };
  return matrices[orientation];
}
