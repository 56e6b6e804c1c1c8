/**
 * Characters of an IBAN, country letters included (SWIFT, IBAN Registry, ISO 13616-2), for
 * countries whose account numbers only have digits …
 */
const DIGITS_ONLY = {
  AE: 23,
  AT: 20,
  BA: 20,
  BE: 16,
  CR: 22,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  GL: 18,
  HR: 21,
  HU: 28,
  IL: 23,
  IS: 26,
  LT: 20,
  LY: 25,
  ME: 22,
  MR: 27,
  NO: 15,
  PL: 28,
  PT: 25,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  ST: 25,
  TL: 23,
  TN: 24,
  VA: 22,
  XK: 20,
};

/** … or may have letters: accounts with a letter can't be read. */
const LETTERS_ALLOWED = {
  AD: 24,
  AL: 28,
  CH: 21,
  CY: 28,
  DO: 28,
  FR: 27,
  GR: 27,
  GT: 28,
  KZ: 20,
  LB: 28,
  LI: 21,
  LU: 20,
  MC: 27,
  MD: 24,
  MK: 19,
  SA: 24,
  TR: 26,
};

/** Length by country, without countries whose IBANs always have more letters (GB, NL, IT, …). */
export const IBAN_LENGTH: Readonly<Record<string, number>> = { ...DIGITS_ONLY, ...LETTERS_ALLOWED };
