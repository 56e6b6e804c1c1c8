import type { OpenPicture } from '@cifra/node/pictures/openPicture.ts';
import { openPortable } from '@cifra/node/pictures/openPortable.ts';
import { PictureError } from '@cifra/node/pictures/pictureError.ts';

const OPENED = ['png', 'jpeg', 'webp'];

/** Decoders without native addons. The clone also has sharp, which this package does without. */
export async function pictureOpener(): Promise<OpenPicture> {
  return async (format, bytes) => {
    if (OPENED.includes(format)) return openPortable(format, bytes);
    const kind = `${format === 'avif' ? 'an' : 'a'} ${format.toUpperCase()}`;
    throw new PictureError('unsupported', `is ${kind}, which cannot be read here: save it as PNG or JPEG`);
  };
}
