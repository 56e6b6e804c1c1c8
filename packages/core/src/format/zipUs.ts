import type { Interpret } from './expect.ts';
import { digitsAlone } from './marks.ts';

/** ZIP (five digits) or ZIP+4 (nine), as USPS Publication 28 writes them. The dash may be missed or be anywhere. */
export const interpretZipUs: Interpret<'zip-us'> = (_expect, text) => {
  const digits = digitsAlone(text);
  if (digits?.length !== 5 && digits?.length !== 9) return [];
  const value = digits.length === 5 ? digits : `${digits.slice(0, 5)}-${digits.slice(5)}`;
  return [{ text: value, value }];
};
