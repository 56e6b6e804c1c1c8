/** The kinds of files that `cifra read` reads, for its help. */
export const KINDS = 'PDF, TIFF, PNG, JPEG, WebP, BMP, PBM, PGM, PPM, or the first frame of a GIF';

/** True if documents with several pages are read. */
export const READS_PAGES: boolean = true;
