export const READABLE = 'PNG, JPEG, WebP, BMP, PBM, PGM and PPM';
