import type { Picture } from '@cifra/core/base/types.ts';
import { isolateDigit } from '@cifra/core/recognise/isolateDigit.ts';
import { signal } from '@preact/signals';
import { decodeImage } from '../capture/decodeImage.ts';
import type { WriterDigits } from './fineTune.ts';

const PIXELS = 28 * 28;

/** A digit that the visitor wrote or chose. image: [28, 28], 255 = ink */
export type OwnDigit = { readonly image: Uint8Array; readonly label: number };

/** Digits since the page was opened. */
export const ownDigits = signal<readonly OwnDigit[]>([]);

/** Returns the only digit in a picture; null if there is none or more than one. */
export function ownDigit(picture: Picture, label: number): OwnDigit | null {
  const found = isolateDigit(picture);
  if (found.kind !== 'digit') return null;
  return { image: Uint8Array.from(found.image, (ink) => Math.round(255 * ink)), label };
}

export function writerDigits(digits: readonly OwnDigit[]): WriterDigits {
  const images = new Uint8Array(digits.length * PIXELS);
  for (const [i, { image }] of digits.entries()) images.set(image, i * PIXELS);
  return { images, labels: Uint8Array.from(digits, ({ label }) => label) };
}

/**
 * Returns the digits of a folder's pictures, labelled by the folder of each picture, and the number
 * of skipped files.
 */
export async function folderDigits(
  files: readonly File[],
): Promise<{ readonly digits: readonly OwnDigit[]; readonly ignored: number }> {
  const digits: OwnDigit[] = [];
  for (const file of files) {
    const label = labelOfPath(file.webkitRelativePath);
    const picture = label === null ? null : await decodeImage({ file, name: file.name }).catch(() => null);
    const digit = picture && label !== null ? ownDigit(picture, label) : null;
    if (digit) digits.push(digit);
  }
  return { digits, ignored: files.length - digits.length };
}

/**
 * Returns the digit named by a path's last folder, null if there is none: `numbers/7/a.png` → 7.
 */
export function labelOfPath(path: string): number | null {
  const folder = path.split('/').at(-2) ?? '';
  return /^\d$/.test(folder) ? Number(folder) : null;
}
