import { openJpeg } from './jpeg/openJpeg.ts';
import type { OpenPicture } from './openPicture.ts';
import { PictureError } from './pictureError.ts';
import { openPng } from './png/openPng.ts';
import { openWebp } from './webp/openWebp.ts';

/**
 * Opens PNG, JPEG and WebP without native addons, with the pixels of sharp (decision 11). Does not
 * apply colour profiles.
 */
export const openPortable: OpenPicture = async (format, bytes) => {
  switch (format) {
    case 'png':
      return openPng(bytes);
    case 'jpeg':
      return openJpeg(bytes);
    case 'webp':
      return openWebp(bytes);
    default:
      throw new PictureError(
        'unsupported',
        `is ${format === 'avif' ? 'an' : 'a'} ${format.toUpperCase()}, which needs the package sharp: run \`npm install sharp\`, or save it as PNG`,
      );
  }
};
