import type { Picture } from '../base/types.ts';
import type { Random } from '../random/random.ts';
import { drawStrokes, placed, type Sheet, sheet } from './pen.ts';
import { type Conditions, photograph } from './photo.ts';
import { type Point, type Stroke, strokesOf, waysOf } from './strokes.ts';

/** One digit with a mark before or after it. */
export type MarkedDigit = { readonly text: string; readonly picture: Picture };

export type Mark = '-' | '.' | ',' | ':' | '/';

/** Lengths are shares of the digit's height; y = 0 is its top, 1 its foot. */
type Shape = {
  /** Strokes with their left edge near x = 0. */
  readonly strokes: readonly Stroke[];
  /** Width of the pen relative to that of the digit. */
  readonly pen: number;
  /** Distance between the mark and the digit. */
  readonly gap: number;
};

const between = (rng: Random, low: number, high: number) => low + (high - low) * rng.next();

/** Varied in length, height, slope, size and distance. */
const SHAPES: Readonly<Record<Mark, (rng: Random) => Shape>> = {
  '-': (rng) => {
    const [length, y, rise] = [between(rng, 0.25, 0.7), between(rng, 0.38, 0.66), between(rng, -0.08, 0.08)];
    const strokes: Stroke[] = [
      [
        [0, y],
        [length, y + rise * length],
      ],
    ];
    return { strokes, pen: 1, gap: between(rng, 0.08, 0.6) };
  },
  '.': (rng) => ({
    strokes: [dot(between(rng, 0.92, 1.02))],
    pen: between(rng, 1, 1.9),
    gap: between(rng, 0.05, 0.4),
  }),
  ',': (rng) => {
    const [y, length] = [between(rng, 0.8, 0.98), between(rng, 0.12, 0.7)];
    const strokes: Stroke[] = [
      [
        [0.06, y],
        [0.05, y + 0.5 * length],
        [-0.25 * length, y + length],
      ],
    ];
    return { strokes, pen: between(rng, 0.9, 1.2), gap: between(rng, 0.05, 0.4) };
  },
  ':': (rng) => ({
    strokes: [dot(between(rng, 0.2, 0.45)), dot(between(rng, 0.75, 0.98))],
    pen: between(rng, 1, 1.8),
    gap: between(rng, 0.06, 0.35),
  }),
  '/': (rng) => {
    const [top, foot, lean] = [between(rng, -0.2, 0), between(rng, 1, 1.2), between(rng, 0.25, 0.6)];
    const strokes: Stroke[] = [
      [
        [lean, top],
        [0, foot],
      ],
    ];
    return { strokes, pen: 1, gap: between(rng, 0.03, 0.3) };
  },
};

export const MARKS = Object.keys(SHAPES) as Mark[];

const PAPERS: readonly (Conditions | null)[] = [
  null,
  null,
  { paper: [0.93, 0.91, 0.86], ink: [0.15, 0.17, 0.35], texture: 0.012, noise: 0.02, blur: 1, jpeg: 0.01 },
  { paper: [0.95, 0.95, 0.95], ink: [0.2, 0.2, 0.2], light: { left: 0.7 }, noise: 0.01 },
];

/** Draws a digit with a mark on one side of it. */
export function markedDigit(digit: number, mark: Mark, side: 'before' | 'after', rng: Random): MarkedDigit {
  const size = between(rng, 28, 64);
  const pen = size * between(rng, 0.05, 0.14);
  const slant = between(rng, -0.1, 0.3);
  const strokes = strokesOf(digit, rng.integer(waysOf(digit)), rng.split('digit'));
  const { strokes: shape, pen: width, gap } = SHAPES[mark](rng);
  const [own, other] = [reach(strokes), reach(shape)];
  const thick = (pen * (1 + width)) / 2 / size;
  const shift =
    side === 'before' ? own.left - gap - thick - other.right : own.right + gap + thick - other.left;
  const moved = shape.map((stroke) => stroke.map(([x, y]): Point => [x + shift, y]));
  const place = { x: 1.5 * size, y: 0.6 * size, size, slant };
  const on = sheet(Math.round(4 * size), Math.round(2.2 * size));
  drawStrokes(on, placed(strokes, place), pen);
  drawStrokes(on, placed(moved, place), pen * width);
  const paper = PAPERS[rng.integer(PAPERS.length)];
  const picture = paper ? photograph(on, paper, rng.split('paper')) : plain(on);
  return { text: side === 'before' ? `${mark}${digit}` : `${digit}${mark}`, picture };
}

/** Black on white. */
function plain({ width, height, data }: Sheet): Picture {
  return { width, height, channels: 1, data: Uint8Array.from(data, (ink) => Math.round(255 * (1 - ink))) };
}

function dot(y: number): Stroke {
  return [
    [0, y],
    [0.01, y],
  ];
}

function reach(strokes: readonly Stroke[]): { left: number; right: number } {
  const xs = strokes.flat().map(([x]) => x);
  return { left: Math.min(...xs), right: Math.max(...xs) };
}
