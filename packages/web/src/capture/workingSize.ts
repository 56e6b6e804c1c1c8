/**
 * Maximum length of the longer side, pixels. Larger photographs and pages are shrunk; the reader
 * needs fewer pixels.
 */
const LONGEST = 2400;

type Size = { readonly width: number; readonly height: number };

/** Returns the size in which a picture is read, pixels. */
export function workingSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}
