import type { Mask, Raster } from '../base/types.ts';
import { connectedComponents } from './components.ts';
import type { Ink } from './raster.ts';

/** The firm ink of a page. */
export type InkMask = {
  readonly mask: Mask;
  /** Darkness of its strokes, in [0, 1]; 0 if there is no ink. */
  readonly level: number;
};

/** Minimum contrast of ink, as a multiple of the paper's own unevenness. */
const ABOVE_NOISE = 4;
/**
 * Share of the pixels above the noise that are taken as the firm part of strokes. The lightest of
 * them gives the darkness of a stroke.
 */
const STROKES = 0.15;
/** Minimum number of these pixels. */
const LEAST_PIXELS = 8;
const BINS = 1024;
/** Faintest ink. In an 8-bit picture, compression alone causes differences of one or two steps. */
const FAINTEST = 0.02;

// Both thresholds are shares of a stroke's darkness.
/** Pixels darker than this are ink. */
const STRONG = 0.5;
/** Pixels darker than this are ink if they are connected to such a pixel. */
const WEAK = 0.3;

/**
 * Separates ink from paper. Pixels darker than half of a stroke's darkness are ink. Lighter pixels
 * are ink if they touch such ink. So the thin end of a stroke is ink, but the grain of the paper
 * and the edge of a shadow are not.
 */
export function inkMask(ink: Pick<Ink, 'raster' | 'noise'>): InkMask {
  const level = inkLevel(ink);
  return { mask: inkAt(ink, level), level };
}

/** Returns the darkness of the strokes, in [0, 1]; 0 if there is no ink. */
export function inkLevel(ink: Pick<Ink, 'raster' | 'noise'>): number {
  const darkness = darkest(ink.raster.data, floorOf(ink));
  return darkness <= floorOf(ink) ? 0 : darkness;
}

/** Separates the ink of strokes of a known darkness from paper; 0: there is none. */
export function inkAt(ink: Pick<Ink, 'raster' | 'noise'>, level: number): Mask {
  const { width, height, data } = ink.raster;
  if (level === 0) return { width, height, data: new Uint8Array(data.length) };
  const floor = floorOf(ink);
  return hysteresis(ink.raster, Math.max(floor, STRONG * level), Math.max(floor, WEAK * level));
}

function floorOf({ noise }: Pick<Ink, 'noise'>): number {
  return Math.max(FAINTEST, ABOVE_NOISE * noise);
}

/** Returns the darkness of strokes; a dark speck of dirt has too few pixels to decide it. */
function darkest(data: Float32Array, floor: number): number {
  const counts = new Uint32Array(BINS);
  let outstanding = 0;
  for (let i = 0; i < data.length; i++) {
    counts[Math.round(data[i] * (BINS - 1))]++;
    if (data[i] > floor) outstanding++;
  }
  const rank = Math.max(LEAST_PIXELS, Math.round(STROKES * outstanding));
  if (outstanding < rank) return 0;
  let bin = BINS - 1;
  for (let above = counts[bin]; above < rank; above += counts[bin]) bin--;
  return bin / (BINS - 1);
}

/** Marks pixels above `weak` that are connected to a pixel above `strong` (Canny 1986). */
function hysteresis({ width, height, data }: Raster, strong: number, weak: number): Mask {
  const dark = { width, height, data: new Uint8Array(data.length) };
  for (let i = 0; i < data.length; i++) dark.data[i] = data[i] > weak ? 1 : 0;
  const { labels, components } = connectedComponents(dark);
  const isFirm = new Uint8Array(components.length + 1);
  for (let i = 0; i < data.length; i++) if (data[i] > strong) isFirm[labels[i]] = 1;
  if (isFirm.indexOf(0, 1) < 0) return dark;
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) mask[i] = isFirm[labels[i]];
  return { width, height, data: mask };
}
