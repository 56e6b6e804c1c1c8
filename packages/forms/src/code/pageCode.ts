import { sha256 } from '@cifra/core/model/sha256.ts';

/** Hexadecimal digits of the hash. */
const LENGTH = 16;

/** True for the text of a code on a page that Cifra printed. */
export function isPageCode(text: string): boolean {
  return /^CIFRA\/[0-9A-F]{16}\/\d+$/.test(text);
}

/**
 * The text of the code on a printed page: it tells the template, by name and version, and the page, from
 * 1. All its signs belong to the alphanumeric mode of QR codes, which needs the fewest modules.
 */
export function pageCode(
  { name, version }: { readonly name: string; readonly version: string },
  page: number,
): string {
  const hash = sha256(new TextEncoder().encode(`${name}\n${version}`)).slice(0, LENGTH);
  return `CIFRA/${hash.toUpperCase()}/${page}`;
}
