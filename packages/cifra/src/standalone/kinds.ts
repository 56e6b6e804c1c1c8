export const KINDS = 'PNG, JPEG, WebP, BMP, PBM, PGM, PPM';
export const READS_PAGES: boolean = false;
