import { limits } from './limits.ts';
import type { Opened } from './opened.ts';
import { PictureError } from './pictureError.ts';

/** Checks the size in the header. @throws PictureError 'too-large' */
export function checkShape({ width, height, pages, stretch }: Omit<Opened, 'pixels'>): void {
  const refuse = (what: string) => {
    throw new PictureError('too-large', what);
  };
  if (width * height > limits.pixels)
    refuse(
      `has ${width}×${height} pixels, more than the ${limits.pixels / 1e6} million that are read: shrink it`,
    );
  const [across, down] = [width * stretch.x, height * stretch.y];
  if (Math.max(across, down) > limits.aspect * Math.min(across, down))
    refuse(`has ${width}×${height} pixels, more than ${limits.aspect} times as long as wide: cut it`);
  if (pages > limits.pages) refuse(`has ${pages} pages, more than ${limits.pages}: save only the first`);
}
