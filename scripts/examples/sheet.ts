import type { Raster } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { randomField } from '@cifra/training/synthetic/glyphs/field.ts';

/** Red, green, blue in [0, 1]. */
export type Colour = readonly [number, number, number];

/** A picture being drawn: light of each pixel, [height, width, 3], 0 = black, 1 = white. */
export type Sheet = { readonly width: number; readonly height: number; readonly light: Float32Array };

export function createSheet(width: number, height: number, [red, green, blue]: Colour): Sheet {
  const light = new Float32Array(3 * width * height);
  for (let i = 0; i < light.length; i += 3) light.set([red, green, blue], i);
  return { width, height, light };
}

/**
 * Covers the sheet with a colour where there is ink, either opaque (paint, chalk) or letting the
 * paper through.
 */
export function layInk({ light }: Sheet, ink: Raster, colour: Colour): void {
  for (let i = 0; i < ink.data.length; i++) {
    for (let c = 0; c < 3; c++) light[3 * i + c] += ink.data[i] * (colour[c] - light[3 * i + c]);
  }
}

/**
 * Dims or brightens: `at(x, y)` for x, y in [0, 1] across the sheet is the share of the light
 * there.
 */
export function shade({ width, height, light }: Sheet, at: (x: number, y: number) => number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const share = at((x + 0.5) / width, (y + 0.5) / height);
      for (let c = 0; c < 3; c++) light[3 * (y * width + x) + c] *= share;
    }
  }
}

/**
 * Grey noise, independent per pixel, as from a camera's sensor; `size` is its standard deviation.
 */
export function addGrain({ light }: Sheet, size: number, rng: Random): void {
  for (let i = 0; i < light.length; i += 3) {
    const noise = size * rng.normal();
    for (let c = 0; c < 3; c++) light[i + c] += noise;
  }
}

/** Patches lighter and darker, `reach` pixels across: a wiped board, the fibres of paper. */
export function addCloud({ width, height, light }: Sheet, size: number, reach: number, rng: Random): void {
  const clouds = [1, 0.4, 0.15].map((share) => randomField(rng, size * Math.sqrt(share), reach * share));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const change = clouds.reduce((sum, cloud) => sum + cloud(x, y).x, 0);
      for (let c = 0; c < 3; c++) light[3 * (y * width + x) + c] += change;
    }
  }
}

/** Puts the sheet slightly out of focus: `times` passes of a 3×3 binomial blur. */
export function defocus(sheet: Sheet, times: number): void {
  for (let i = 0; i < times; i++) {
    blurAlong(sheet, 3, sheet.width, 3 * sheet.width, sheet.height);
    blurAlong(sheet, 3 * sheet.width, sheet.height, 3, sheet.width);
  }
}

/**
 * Applies 1 2 1 to lines of `n` pixels, `step` apart; the lines are `across` apart. The ends stay.
 */
function blurAlong({ light }: Sheet, step: number, n: number, across: number, lines: number): void {
  for (let line = 0; line < lines; line++) {
    for (let c = 0; c < 3; c++) {
      let before = light[line * across + c];
      for (let i = 1; i < n - 1; i++) {
        const at = line * across + i * step + c;
        const own = light[at];
        light[at] = (before + 2 * own + light[at + step]) / 4;
        before = own;
      }
    }
  }
}

/** [height, width, 3] bytes. */
export function toBytes({ light }: Sheet): Uint8Array {
  return Uint8Array.from(light, (value) => Math.round(255 * Math.max(0, Math.min(1, value))));
}
