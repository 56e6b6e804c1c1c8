import type { Random } from '@cifra/core/random/random.ts';
import { type Pen, penOf } from '../../pen/pen.ts';
import type { Ink, Rgb } from '../scene.ts';
import { weighted } from '../weighted.ts';

/** A pen on paper: its line does not depend on the size of the writing. */
export type PagePen = { readonly pen: Pen /** mm */; readonly width: number; readonly ink: Ink };

type Kind = {
  readonly share: number;
  readonly pen: Pen['kind'];
  /** Thinnest and thickest line, mm. */
  readonly width: readonly [number, number];
  readonly colours: readonly Rgb[];
  /** Weakest and strongest ink. */
  readonly alpha: readonly [number, number];
  readonly grain: number;
};

const BLUES: readonly Rgb[] = [
  [0.1, 0.16, 0.55],
  [0.16, 0.24, 0.66],
  [0.05, 0.08, 0.35],
  [0.2, 0.3, 0.75],
];
const BLACKS: readonly Rgb[] = [
  [0.06, 0.06, 0.08],
  [0.13, 0.13, 0.15],
  [0.1, 0.08, 0.08],
];
const OTHERS: readonly Rgb[] = [
  [0.75, 0.1, 0.14],
  [0.08, 0.42, 0.22],
  [0.45, 0.12, 0.5],
  [0.1, 0.45, 0.6],
];

/** Line widths are those that makers of pens state; shares are a guess. */
const KINDS: readonly Kind[] = [
  {
    share: 0.42,
    pen: 'ballpoint',
    width: [0.28, 0.5],
    colours: [...BLUES, ...BLACKS],
    alpha: [0.6, 0.95],
    grain: 0.25,
  },
  {
    share: 0.2,
    pen: 'felt',
    width: [0.4, 0.9],
    colours: [...BLACKS, ...BLUES, ...OTHERS],
    alpha: [0.85, 1],
    grain: 0,
  },
  {
    share: 0.13,
    pen: 'nib',
    width: [0.3, 0.7],
    colours: [...BLUES, ...BLACKS],
    alpha: [0.75, 1],
    grain: 0.05,
  },
  {
    share: 0.15,
    pen: 'pencil',
    width: [0.35, 0.7],
    colours: [[0.3, 0.3, 0.32]],
    alpha: [0.35, 0.8],
    grain: 0.5,
  },
  {
    share: 0.1,
    pen: 'marker',
    width: [0.9, 2.2],
    colours: [...BLACKS, ...BLUES, ...OTHERS],
    alpha: [0.85, 1],
    grain: 0,
  },
];

/** Draws a pen; on dark paper it is a piece of chalk. */
export function drawPagePen(random: Random, isDark = false): PagePen {
  if (isDark) return chalk(random);
  const kind = weighted(KINDS, ({ share }) => share, random);
  const { width, colours, alpha, grain } = kind;
  return {
    pen: penOf(kind.pen, random),
    width: width[0] + (width[1] - width[0]) * random.next(),
    ink: {
      colour: colours[random.integer(colours.length)],
      alpha: alpha[0] + (alpha[1] - alpha[0]) * random.next(),
      grain,
    },
  };
}

function chalk(random: Random): PagePen {
  const pale = 0.75 + 0.25 * random.next();
  const ink: Ink = { colour: [pale, pale, pale * (0.85 + 0.15 * random.next())], alpha: 0.85, grain: 0.6 };
  return { pen: penOf('chalk', random), width: 2 + 4 * random.next(), ink };
}
