/** Characters of a label: numbers with their marks, an IBAN at the longest. */
export const LABEL_LENGTH = 64;
export const NOTE_LENGTH = 1000;
/** Bytes of a picture. */
export const PICTURE_BYTES = 8 * 2 ** 20;
