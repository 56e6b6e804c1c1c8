/** The formats that are read, for messages. */
export const READABLE = 'PNG, JPEG, WebP, AVIF, TIFF, BMP, GIF, PBM, PGM and PPM';
