import type { Box, Picture } from '../base/types.ts';
import type { Random } from '../random/random.ts';
import { drawStrokes, type Sheet, sheet } from './pen.ts';
import { type Colour, type Conditions, photograph } from './photo.ts';
import { ruled, specks } from './scenes.ts';
import { type Point, type Stroke, strokesOf, waysOf } from './strokes.ts';

/** A drawn line of writing. */
export type DrawnLine = {
  readonly text: string;
  /** Box of its ink, pixels of the picture. */
  readonly box: Box;
  /** radians, positive = falls to the right */
  readonly angle: number;
  /** Height of its digits, pixels of the picture. */
  readonly size: number;
};

/** A picture of numbers with its lines, in reading order. */
export type NumberScene = { readonly picture: Picture; readonly lines: readonly DrawnLine[] };

/** Style of a line; `x`, `y` is the left end of its baseline, pixels. */
export type Hand = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly pen: number;
  /** Distance between characters, share of the size; at 0.6 digits just do not touch. */
  readonly pitch?: number;
  readonly angle?: number;
  readonly slant?: number;
  /**
   * Sizes of the characters relative to `size`, repeated cyclically, and their heights above the
   * baseline.
   */
  readonly sizes?: readonly number[];
  readonly raised?: readonly number[];
};

/** Delimiters in the unit square, with the baseline at y = 1. */
const DELIMITERS: Readonly<Record<string, readonly Stroke[]>> = {
  '.': [
    [
      [0.5, 0.97],
      [0.52, 0.97],
    ],
  ],
  ',': [
    [
      [0.53, 0.92],
      [0.54, 1],
      [0.46, 1.12],
    ],
  ],
  '-': [
    [
      [0.24, 0.55],
      [0.76, 0.53],
    ],
  ],
  '=': [
    [
      [0.24, 0.44],
      [0.76, 0.42],
    ],
    [
      [0.24, 0.64],
      [0.76, 0.62],
    ],
  ],
  '/': [
    [
      [0.68, -0.12],
      [0.32, 1.14],
    ],
  ],
  '#': [
    [
      [0.42, 0.1],
      [0.32, 0.95],
    ],
    [
      [0.68, 0.1],
      [0.58, 0.95],
    ],
    [
      [0.2, 0.38],
      [0.82, 0.36],
    ],
    [
      [0.16, 0.68],
      [0.78, 0.66],
    ],
  ],
};
/** Dots need less space than digits. */
const NARROW = 0.6;

/** Writes a line on a sheet; spaces are as wide as digits. */
export function writeLine(on: Sheet, text: string, hand: Hand, rng: Random): DrawnLine {
  const { x, y, size, pen, pitch = 0.78, angle = 0, slant = 0, sizes = [1], raised = [0] } = hand;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const all: Stroke[] = [];
  let along = 0;
  for (const [i, sign] of Array.from(text).entries()) {
    const strokes = /\d/.test(sign)
      ? strokesOf(Number(sign), i % waysOf(Number(sign)), rng.split(i))
      : (DELIMITERS[sign] ?? []);
    const step = pitch * size * (sign === '.' || sign === ',' ? NARROW : 1);
    const [scale, lift] = [size * sizes[i % sizes.length], size * raised[i % raised.length]];
    for (const stroke of strokes) {
      all.push(
        stroke.map(([u, v]): Point => {
          const across = (v - 1) * scale - lift;
          const du = along + step / 2 + (u - 0.5) * scale - slant * across;
          return [x + du * cos - across * sin, y + du * sin + across * cos];
        }),
      );
    }
    along += step;
  }
  drawStrokes(on, all, pen);
  return { text, box: boxRound(all, pen), angle, size };
}

function boxRound(strokes: readonly Stroke[], pen: number): Box {
  const xs = strokes.flat().map(([x]) => x);
  const ys = strokes.flat().map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - pen / 2, Math.min(...ys) - pen / 2];
  return {
    x: left,
    y: top,
    width: Math.max(...xs) + pen / 2 - left,
    height: Math.max(...ys) + pen / 2 - top,
  };
}

type Print = { readonly draw: (on: Sheet, rng: Random) => Sheet; readonly colour: Colour };

type Page = {
  readonly width?: number;
  readonly height?: number;
  readonly conditions?: Conditions;
  readonly print?: readonly Print[];
};

/** Draws a page of numbers, each in its own style. */
function page(
  { width = 640, height = 240, conditions = {}, print = [] }: Page,
  ...texts: readonly (readonly [text: string, hand: Hand])[]
): (rng: Random) => NumberScene {
  return (rng) => {
    const on = sheet(width, height);
    const lines = texts.map(([text, hand], i) => writeLine(on, text, hand, rng.split('line').split(i)));
    const printed = print.map(({ draw, colour }) => ({ sheet: draw(sheet(width, height), rng), colour }));
    return { picture: photograph(on, conditions, rng, printed), lines };
  };
}

const BLACK: Colour = [0, 0, 0];
const INK: Colour = [0.15, 0.17, 0.35];
const SHADED: Conditions = {
  paper: [0.93, 0.91, 0.86],
  ink: INK,
  light: { left: 0.5, bottom: 0.8 },
  vignette: 0.3,
  texture: 0.012,
  noise: 0.02,
  blur: 1,
  jpeg: 0.01,
};

/** Straight printed lines, each from one point to another. */
export function printedLines(
  thickness: number,
  ...lines: readonly (readonly [Point, Point])[]
): Print['draw'] {
  return (on) => drawStrokes(on, lines, thickness);
}

/** A row of boxes that share their sides. */
export function comb(x: number, y: number, cell: number, height: number, count: number, thickness: number) {
  const rails = [y, y + height].map((at): [Point, Point] => [
    [x, at],
    [x + count * cell, at],
  ]);
  const sides = Array.from({ length: count + 1 }, (_, i): [Point, Point] => [
    [x + i * cell, y],
    [x + i * cell, y + height],
  ]);
  return printedLines(thickness, ...rails, ...sides);
}

/** Separate boxes. */
export function boxes(x: number, y: number, cell: number, height: number, count: number, thickness: number) {
  return (on: Sheet, rng: Random): Sheet => {
    for (let i = 0; i < count; i++) comb(x + i * cell, y, 0.86 * cell, height, 1, thickness)(on, rng);
    return on;
  };
}

/** Fine wavy lines everywhere, as on a cheque. */
export function waves(gap: number, thickness: number) {
  return (on: Sheet): Sheet => {
    for (let y = -gap; y < on.height + gap; y += gap) {
      const wave = Array.from(
        { length: Math.ceil(on.width / 4) + 2 },
        (_, i): Point => [4 * i, y + gap * Math.sin((4 * i) / (5 * gap) + y / gap)],
      );
      drawStrokes(on, [wave], thickness);
    }
    return on;
  };
}

const LINE: Hand = { x: 100, y: 160, size: 80, pen: 6 };

/**
 * Pictures of one or several lines of digits, drawn from `rng`. The names are seeds: renaming one
 * draws another picture.
 */
export const NUMBER_SCENES: Readonly<Record<string, (rng: Random) => NumberScene>> = {
  'five digits apart': page({}, ['40739', LINE]),
  'touching digits': page({}, ['258036', { ...LINE, pitch: 0.58 }]),
  'a slanted hand': page({}, ['71942', { ...LINE, slant: 0.5 }]),
  'falling to the right': page({ height: 300 }, ['580264', { ...LINE, y: 130, angle: 0.2 }]),
  'rising to the right': page({ height: 300 }, ['580264', { ...LINE, y: 230, angle: -0.2 }]),
  'falling and touching': page({ height: 300 }, ['583264', { ...LINE, y: 130, angle: 0.17, pitch: 0.58 }]),
  'three lines': page(
    { height: 480 },
    ['2048', { ...LINE, y: 130 }],
    ['90 125', { ...LINE, x: 80, y: 270 }],
    ['367', { ...LINE, x: 120, y: 410 }],
  ),
  'four close lines': page(
    { width: 500, height: 400 },
    ['52018', { ...LINE, size: 56, pen: 4, y: 90 }],
    ['4417', { ...LINE, size: 56, pen: 4, y: 165 }],
    ['93620', { ...LINE, size: 56, pen: 4, y: 240 }],
    ['85', { ...LINE, size: 56, pen: 4, y: 315 }],
  ),
  'three falling lines': page(
    { height: 500 },
    ['20481', { ...LINE, y: 110, angle: 0.15 }],
    ['90125', { ...LINE, y: 240, angle: 0.15 }],
    ['36794', { ...LINE, y: 370, angle: 0.15 }],
  ),
  'dots and a comma': page({}, ['12.450,38', { ...LINE, x: 40, size: 70 }]),
  'dashes round an amount': page({}, ['-1250-', LINE]),
  'a closing sign': page({}, ['3460.=', LINE]),
  'a date': page({}, ['14/07/69', { ...LINE, x: 40, size: 70 }]),
  'a number sign': page({}, ['#50321#', { ...LINE, x: 60 }]),
  'cents written high': page({}, [
    '38254',
    { ...LINE, sizes: [1, 1, 1, 0.6, 0.6], raised: [0, 0, 0, 0.4, 0.4] },
  ]),
  'small zeros': page({}, ['5000', { ...LINE, sizes: [1.2, 0.6, 0.6, 0.6] }]),
  'a base line': page(
    {
      print: [
        {
          draw: printedLines(3, [
            [20, 162],
            [620, 162],
          ]),
          colour: BLACK,
        },
      ],
    },
    ['72914', LINE],
  ),
  'a short base line': page(
    {
      print: [
        {
          draw: printedLines(3, [
            [85, 160],
            [440, 160],
          ]),
          colour: BLACK,
        },
      ],
    },
    ['72914', LINE],
  ),
  'a falling base line': page(
    {
      height: 300,
      print: [
        {
          draw: printedLines(3, [
            [10, 112],
            [630, 236],
          ]),
          colour: BLACK,
        },
      ],
    },
    ['729148', { ...LINE, y: 131, angle: 0.2 }],
  ),
  'lined paper': page(
    { height: 420, conditions: SHADED, print: [{ draw: ruled(70, 2), colour: [0.5, 0.62, 0.8] }] },
    ['86013', { ...LINE, y: 145 }],
    ['4275', { ...LINE, y: 285 }],
  ),
  'comb boxes': page({ print: [{ draw: comb(90, 60, 74, 118, 6, 2.5), colour: BLACK }] }, [
    '904172',
    { ...LINE, x: 88, pitch: 0.925 },
  ]),
  'a small comb in a photograph': page(
    {
      height: 420,
      conditions: SHADED,
      print: [{ draw: comb(150, 160, 42, 60, 5, 2), colour: [0.3, 0.3, 0.3] }],
    },
    ['61853', { ...LINE, x: 150, y: 212, size: 42, pen: 3.5, pitch: 1 }],
  ),
  'digits that touch their comb': page({ print: [{ draw: comb(90, 70, 70, 100, 6, 2.5), colour: BLACK }] }, [
    '904172',
    { ...LINE, x: 86, y: 166, size: 92, pitch: 0.76 },
  ]),
  'a box for each digit': page({ print: [{ draw: boxes(90, 60, 86, 118, 5, 2.5), colour: BLACK }] }, [
    '30865',
    { ...LINE, x: 84, pitch: 1.075 },
  ]),
  'two cells far apart': page(
    { print: [{ draw: comb(10, 60, 310, 120, 2, 2.5), colour: BLACK }] },
    ['41', { ...LINE, x: 30, size: 60, y: 150 }],
    ['927', { ...LINE, x: 470, size: 60, y: 152 }],
  ),
  'a shaded photograph': page({ conditions: SHADED }, ['16408', LINE]),
  'a photograph, far away': page({ width: 960, height: 720, conditions: SHADED }, [
    '73950',
    { x: 400, y: 420, size: 60, pen: 5 },
  ]),
  'security texture': page(
    { conditions: { ...SHADED, light: {} }, print: [{ draw: waves(9, 1.5), colour: [0.6, 0.62, 0.68] }] },
    ['28350', LINE],
  ),
  'specks of dirt': page({ conditions: SHADED, print: [{ draw: specks(30, 4), colour: [0.3, 0.25, 0.2] }] }, [
    '55172',
    LINE,
  ]),
  'one digit': page({}, ['8', { ...LINE, x: 280 }]),
  'one slanted 1': page({}, ['1', { ...LINE, x: 280, slant: 0.5 }]),
  'a tight crop': page({ width: 190, height: 62 }, ['40861', { x: -2, y: 58, size: 54, pen: 5, pitch: 0.7 }]),
  blank: page({ conditions: SHADED }),
  'specks alone': page({ print: [{ draw: specks(25, 3), colour: BLACK }] }),
  'lines alone': page({
    height: 420,
    conditions: SHADED,
    print: [{ draw: ruled(70, 2), colour: [0.5, 0.6, 0.75] }],
  }),
};
