import type { Interpret } from './expect.ts';
import { digitsAlone } from './marks.ts';

/**
 * Interprets a ZIP (five digits) or ZIP+4 (nine), as in USPS Publication 28. The dash may be
 * missing, or in any place.
 */
export const interpretZipUs: Interpret<'zip-us'> = (_expect, text) => {
  const digits = digitsAlone(text);
  if (digits?.length !== 5 && digits?.length !== 9) return [];
  const value = digits.length === 5 ? digits : `${digits.slice(0, 5)}-${digits.slice(5)}`;
  return [{ text: value, value }];
};
