import { DIGIT_SIDE } from '@cifra/core/base/types.ts';
import { base64 } from '@cifra/training/evaluation/page/base64.ts';
import { greyPng } from '@cifra/training/evaluation/page/png.ts';

/** Returns the hash of the image file among a set's files. */
export function imagesOf(files: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(files).find(([path]) => /images/.test(path))?.[1];
}

/** Renders ink in [0, 1] as a picture, black on white. */
export function pictureAddress(image: readonly (readonly number[])[]): string {
  const grey = Uint8Array.from(image.flat(), (ink) => 255 - Math.round(255 * ink));
  return `data:image/png;base64,${base64(greyPng(grey, DIGIT_SIDE, DIGIT_SIDE))}`;
}
