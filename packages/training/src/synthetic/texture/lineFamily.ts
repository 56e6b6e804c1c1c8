import type { Raster } from '@cifra/core/base/types.ts';

/** A wave on printed lines. */
export type Wave = {
  /** Maximum distance from the straight line, pixels. */
  readonly amplitude: number;
  /** From crest to crest, pixels. */
  readonly length: number;
  /** Radians at the origin. */
  readonly phase: number;
  /** Phase change from one line to the next, radians: 0 = all lines alike. */
  readonly drift: number;
};

/**
 * Many printed lines at one distance: a guilloche if they wave, hatching if they do not. Two
 * crossing families make a moiré. (Security print of cheques; Renesse, Optical Document Security,
 * 2005, names the kinds.)
 */
export type LineFamily = {
  readonly kind: 'lines';
  /** From line to line, pixels. */
  readonly spacing: number;
  /** Pixels. */
  readonly thickness: number;
  /** Ink of a line's middle, in [0, 1]. */
  readonly contrast: number;
  /** The lines' direction, radians clockwise from the x axis. */
  readonly angle: number;
  readonly waves: readonly Wave[];
  /** Centre of arcs, pixels, instead of straight lines. */
  readonly centre: { readonly x: number; readonly y: number } | null;
};

/**
 * Draws the lines over the raster; keeps ink that is already darker. Pixel middles are at index +
 * 0.5.
 */
export function layLines({ width, height, data }: Raster, family: LineFamily): void {
  const { spacing, thickness, contrast, angle, waves, centre } = family;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const most = Math.min(1, thickness);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const px = x + 0.5;
      const py = y + 0.5;
      const along = px * cos + py * sin;
      const across = centre ? Math.sqrt((px - centre.x) ** 2 + (py - centre.y) ** 2) : py * cos - px * sin;
      const line = (across + displacement(waves, along, across / spacing)) / spacing;
      const distance = Math.abs(line - Math.round(line)) * spacing;
      const inside = Math.min(most, thickness / 2 + 0.5 - distance);
      const i = y * width + x;
      if (inside > 0 && contrast * inside > data[i]) data[i] = contrast * inside;
    }
  }
}

/** Pixels across the lines, at `along` pixels on the way of line number `line`. */
function displacement(waves: readonly Wave[], along: number, line: number): number {
  let sum = 0;
  for (const { amplitude, length, phase, drift } of waves) {
    sum += amplitude * Math.sin((2 * Math.PI * along) / length + phase + drift * line);
  }
  return sum;
}
