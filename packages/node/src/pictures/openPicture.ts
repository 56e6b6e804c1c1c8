import type { Format } from './format.ts';
import type { Opened } from './opened.ts';

/**
 * Opens the formats that need a library: all but BMP, PBM, PGM, PPM and PAM.
 * @param page the page of a TIFF, from 1, which is the default
 * @throws PictureError 'unsupported' for a format that this decoder lacks; any error if damaged
 */
export type OpenPicture = (format: Format, bytes: Uint8Array, page?: number) => Promise<Opened>;
