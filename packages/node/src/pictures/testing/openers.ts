import { openPortable } from '../openPortable.ts';
import { openWithSharp } from '../sharp/openWithSharp.ts';
import { loadSharp } from '../sharp/sharp.ts';

const sharp = await loadSharp();
if (sharp === null) throw new Error('the tests need sharp');

/** The decoder with sharp, and the one without native addons. */
export const openers = [
  { name: 'with sharp', open: openWithSharp(sharp), isSharp: true },
  { name: 'without addons', open: openPortable, isSharp: false },
] as const;
