/** Maximum length of a label in characters: a number with its marks, at most an IBAN. */
export const LABEL_LENGTH = 64;
export const NOTE_LENGTH = 1000;
/** Bytes of a picture. */
export const PICTURE_BYTES = 8 * 2 ** 20;
