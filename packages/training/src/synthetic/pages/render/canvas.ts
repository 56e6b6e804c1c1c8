import type { Box, Raster } from '@cifra/core/base/types.ts';
import { CELL, PAGE_CLASSES, type PageClass } from '@cifra/core/model/pageClasses.ts';
import type { Ink } from '../scene.ts';
import { hashAt } from './hashNoise.ts';

/** A window of a picture while it is painted. */
export type Canvas = {
  /** Whole pixels of the picture; sides are multiples of `CELL`. */
  readonly window: Box;
  /** [3, height, width]: red, green, blue in [0, 1]. */
  readonly colour: Float32Array;
  /** Visible ink of each class, [6, height / 4, width / 4], pixels of the cell's 16. */
  readonly cover: Float32Array;
};

export function createCanvas(window: Box): Canvas {
  const pixels = window.width * window.height;
  return {
    window,
    colour: new Float32Array(3 * pixels),
    cover: new Float32Array((PAGE_CLASSES.length * pixels) / CELL ** 2),
  };
}

/** A raster of shares in [0, 1] and the place of its first pixel in the canvas. */
export type Placed = { readonly raster: Raster; readonly left: number; readonly top: number };

/** Paints ink over the colours, and counts it for its class. */
export function paint(canvas: Canvas, placed: Placed, ink: Ink | null, label: PageClass): void {
  if (ink) tint(canvas, placed, ink);
  if (label !== 'nothing') count(canvas, placed, label);
}

/** Mixes a colour into the canvas, without labels. */
export function tint({ window, colour }: Canvas, { raster, left, top }: Placed, ink: Ink): void {
  const plane = window.width * window.height;
  const [red, green, blue] = ink.colour;
  for (let y = 0; y < raster.height; y++) {
    const from = y * raster.width;
    const to = (top + y) * window.width + left;
    for (let x = 0; x < raster.width; x++) {
      const share = raster.data[from + x];
      if (share <= 0) continue;
      let alpha = share * ink.alpha;
      if (ink.grain > 0) alpha *= 1 - ink.grain * hashAt(window.x + left + x, window.y + top + y, 77) ** 2;
      const i = to + x;
      colour[i] += alpha * (red - colour[i]);
      colour[plane + i] += alpha * (green - colour[plane + i]);
      colour[2 * plane + i] += alpha * (blue - colour[2 * plane + i]);
    }
  }
}

function count({ window, cover }: Canvas, { raster, left, top }: Placed, label: PageClass): void {
  const across = window.width / CELL;
  const first = (PAGE_CLASSES.indexOf(label) * across * window.height) / CELL;
  for (let y = 0; y < raster.height; y++) {
    const row = first + Math.floor((top + y) / CELL) * across;
    for (let x = 0; x < raster.width; x++) {
      const share = raster.data[y * raster.width + x];
      if (share > 0) cover[row + ((left + x) >> 2)] += share;
    }
  }
}

/** Removes the labels of what an opaque thing, such as a finger, hides. */
export function hide({ window, cover }: Canvas, { raster, left, top }: Placed): void {
  const across = window.width / CELL;
  const hidden = new Float32Array((across * window.height) / CELL);
  for (let y = 0; y < raster.height; y++) {
    const row = Math.floor((top + y) / CELL) * across;
    for (let x = 0; x < raster.width; x++) {
      hidden[row + ((left + x) >> 2)] += raster.data[y * raster.width + x] / CELL ** 2;
    }
  }
  for (let i = 0; i < cover.length; i++) cover[i] *= Math.max(0, 1 - hidden[i % hidden.length]);
}

/** Fills the canvas with a colour for each pixel of the picture. */
export function fillWith(
  { window, colour }: Canvas,
  colourAt: (x: number, y: number, out: Float32Array) => void,
): void {
  const plane = window.width * window.height;
  const out = new Float32Array(3);
  for (let y = 0, i = 0; y < window.height; y++) {
    for (let x = 0; x < window.width; x++, i++) {
      colourAt(window.x + x, window.y + y, out);
      colour[i] = out[0];
      colour[plane + i] = out[1];
      colour[2 * plane + i] = out[2];
    }
  }
}
