import type { Size } from '../opened.ts';
import { unfilter } from './filters.ts';
import { type Png, samplesOf } from './png.ts';

/** A pass over the picture: the pixels `x0 + dx * i`, `y0 + dy * j`. Without interlacing, all. */
export type Pass = Size & {
  readonly x0: number;
  readonly y0: number;
  readonly dx: number;
  readonly dy: number;
};

/** Adam7: first column and row, steps (section 8.2). */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

export function passesOf({ width, height, interlaced }: Png): Pass[] {
  if (!interlaced) return [{ width, height, x0: 0, y0: 0, dx: 1, dy: 1 }];
  return adam7
    .map(([x0, y0, dx, dy]) => ({
      ...{ x0, y0, dx, dy },
      width: Math.ceil((width - x0) / dx),
      height: Math.ceil((height - y0) / dy),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

/** Bytes of a line, without the number of its filter. */
export function lineBytes({ depth, colour }: Png, width: number): number {
  return Math.ceil((width * samplesOf[colour] * depth) / 8);
}

/** Bytes of all lines with the numbers of their filters. */
export function inflatedBytes(png: Png): number {
  return passesOf(png).reduce((sum, { width, height }) => sum + height * (1 + lineBytes(png, width)), 0);
}

export type LineReader = {
  /** Takes inflated bytes; returns true when the last line is complete. */
  readonly push: (chunk: Uint8Array) => boolean;
};

/**
 * Cuts inflated bytes into lines and reverses their filters.
 * @param onLine gets the bytes of a line; the array is used again afterwards
 */
export function lineReader(png: Png, onLine: (bytes: Uint8Array, pass: Pass, y: number) => void): LineReader {
  const step = Math.max(1, (samplesOf[png.colour] * png.depth) / 8);
  const passes = passesOf(png);
  let pass = 0;
  let [y, filled] = [0, 0];
  let [line, above] = [linesOf(passes[0]), linesOf(passes[0])];

  function linesOf({ width }: Pass): Uint8Array {
    return new Uint8Array(1 + lineBytes(png, width));
  }
  function finishLine(): void {
    unfilter(line, above, step);
    onLine(line.subarray(1), passes[pass], y);
    [line, above] = [above, line];
    filled = 0;
    if (++y < passes[pass].height) return;
    y = 0;
    if (++pass < passes.length) [line, above] = [linesOf(passes[pass]), linesOf(passes[pass])];
  }
  return {
    push(chunk) {
      for (let at = 0; at < chunk.length && pass < passes.length; ) {
        const taken = Math.min(line.length - filled, chunk.length - at);
        line.set(chunk.subarray(at, at + taken), filled);
        at += taken;
        filled += taken;
        if (filled === line.length) finishLine();
      }
      return pass === passes.length;
    },
  };
}
