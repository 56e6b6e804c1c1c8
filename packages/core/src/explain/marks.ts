import type { EvidenceMap } from './evidence.ts';

/**
 * A + or − for the evidence of a few pixels. A larger sign is stronger evidence, so the map can be
 * understood without colour.
 */
export type Mark = {
  readonly sign: '+' | '-';
  /** Centre, pixels of the image. */
  readonly x: number;
  readonly y: number;
  /** Length of its strokes, pixels of the image. */
  readonly size: number;
};

/** Side of the square that one mark covers, pixels of the image. */
const CELL = 2;
/**
 * Marks below this share of the strongest mark are not drawn, because they would look like noise.
 */
const LEAST = 0.12;
/**
 * Size of the smallest mark, as a share of its square's side. A smaller + would look like a dot.
 */
const SMALLEST = 0.4;

/**
 * Colours that differ in lightness and hue for every kind of colour vision, and contrast (3 : 1)
 * with paper and with ink as drawn.
 */
export const MARK_COLOURS: Readonly<Record<Mark['sign'], readonly [number, number, number]>> = {
  '+': [0, 80, 179],
  '-': [138, 58, 0],
};
/** Grey level of full ink under marks, 0–255. */
export const INK_LIGHT = 165;
/** Thickness of a mark's strokes, pixels of the image. */
export const MARK_WIDTH = 0.35;

/** Returns the marks of a map: larger for more evidence, the strongest as large as its square. */
export function marksOf({ side, values }: EvidenceMap): Mark[] {
  const cells = side / CELL;
  const sums = new Float32Array(cells * cells);
  values.forEach((value, i) => {
    sums[Math.floor(i / side / CELL) * cells + Math.floor((i % side) / CELL)] += value;
  });
  const most = sums.reduce((a, sum) => Math.max(a, Math.abs(sum)), 0);
  return Array.from(sums.entries())
    .filter(([, sum]) => Math.abs(sum) > LEAST * most)
    .map(([i, sum]) => ({
      sign: sum > 0 ? '+' : '-',
      x: ((i % cells) + 0.5) * CELL,
      y: (Math.floor(i / cells) + 0.5) * CELL,
      size: CELL * (SMALLEST + (1 - SMALLEST) * Math.sqrt(Math.abs(sum) / most)),
    }));
}
