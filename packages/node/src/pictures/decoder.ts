import type { OpenPicture } from './openPicture.ts';
import { loadSharp } from './sharp/sharp.ts';

let opener: Promise<OpenPicture> | undefined;

/**
 * The decoder of this process, chosen once: sharp if it is installed and its binary loads, which
 * reads more formats and is faster; otherwise decoders without native addons.
 */
export function pictureOpener(): Promise<OpenPicture> {
  opener ??= choose();
  return opener;
}

async function choose(): Promise<OpenPicture> {
  const sharp = await loadSharp();
  if (sharp === null) return (await import('./openPortable.ts')).openPortable;
  return (await import('./sharp/openWithSharp.ts')).openWithSharp(sharp);
}
