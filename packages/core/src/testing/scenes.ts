import type { Picture, Refusal } from '../base/types.ts';
import { warp } from '../image/warp.ts';
import type { Random } from '../random/random.ts';
import { drawStrokes, placed, type Sheet, sheet } from './pen.ts';
import { type Colour, type Conditions, photograph } from './photo.ts';
import type { Point, Stroke } from './strokes.ts';

/** Puts one digit, as strokes of the unit square, into a picture. */
export type Scene = (strokes: readonly Stroke[], rng: Random) => Picture;

const BLUE: Colour = [0.15, 0.2, 0.55];
const PAPER: Colour = [0.93, 0.91, 0.86];

type Place = {
  readonly width?: number;
  readonly height?: number;
  /** Height of the digit, pixels. */
  readonly size: number;
  readonly pen: number;
  readonly rotation?: number;
  readonly slant?: number;
  /** Top left corner; default: the middle of the sheet. */
  readonly x?: number;
  readonly y?: number;
};

function digitSheet(strokes: readonly Stroke[], place: Place): Sheet {
  const { width = 300, height = width, size, pen } = place;
  const at = { x: (width - size) / 2, y: (height - size) / 2, ...place };
  return drawStrokes(sheet(width, height), placed(strokes, at), pen);
}

function scene(place: Place, conditions: Conditions = {}): Scene {
  return (strokes, rng) => photograph(digitSheet(strokes, place), conditions, rng);
}

/** Draws the digit with other things on the same paper, each with its colour. */
function among(
  place: Place,
  conditions: Conditions,
  ...printed: { draw: (on: Sheet, rng: Random) => Sheet; colour: Colour }[]
): Scene {
  return (strokes, rng) => {
    const { width = 300, height = width } = place;
    const others = printed.map(({ draw, colour }) => ({ sheet: draw(sheet(width, height), rng), colour }));
    return photograph(digitSheet(strokes, place), conditions, rng, others);
  };
}

/** Draws lines every `gap` pixels, slightly rotated; `both` for squared paper. */
export function ruled(gap: number, thickness: number, both = false, tilt = 0.02) {
  return (on: Sheet): Sheet => {
    const lines: Stroke[] = [];
    const { width, height } = on;
    for (let y = gap / 2 - tilt * width; y < height + tilt * width; y += gap)
      lines.push([
        [-2, y],
        [width + 2, y + tilt * width],
      ]);
    for (let x = gap / 3; both && x < width + tilt * height; x += gap)
      lines.push([
        [x, -2],
        [x - tilt * height, height + 2],
      ]);
    return drawStrokes(on, lines, thickness);
  };
}

export function boxed(margin: number, thickness: number) {
  return (on: Sheet): Sheet => {
    const [r, b] = [on.width - margin, on.height - margin];
    const round: Stroke = [
      [margin, margin],
      [r, margin + 3],
      [r - 2, b],
      [margin + 1, b - 2],
      [margin, margin],
    ];
    return drawStrokes(on, [round], thickness);
  };
}

export function circled(radius: number, thickness: number) {
  return (on: Sheet): Sheet => {
    const round = Array.from({ length: 49 }, (_, i): Point => {
      const angle = (i / 48) * 2 * Math.PI;
      return [on.width / 2 + 0.95 * radius * Math.cos(angle), on.height / 2 + radius * Math.sin(angle)];
    });
    return drawStrokes(on, [round], thickness);
  };
}

export function specks(count: number, size: number) {
  return (on: Sheet, rng: Random): Sheet => {
    for (let i = 0; i < count; i++) {
      const at: Point = [rng.next() * on.width, rng.next() * on.height];
      drawStrokes(on, [[at, at]], size * (0.5 + rng.next()));
    }
    return on;
  };
}

/** Draws a dark table next to the page. */
export function table(share: number) {
  return (on: Sheet): Sheet => {
    for (let i = 0; i < on.data.length; i++) {
      const [u, v] = [(i % on.width) / on.width, Math.floor(i / on.width) / on.height];
      if (u + 0.1 * v < share || v > 1 - 0.6 * share + 0.05 * u) on.data[i] = 1;
    }
    return on;
  };
}

const PHOTO: Conditions = {
  paper: PAPER,
  ink: [0.18, 0.17, 0.2],
  light: { left: 0.55, bottom: 0.8 },
  vignette: 0.35,
  texture: 0.012,
  noise: 0.02,
  blur: 1,
  jpeg: 0.01,
};

/** Draws the strokes on a transparent background, as drawing programs export them. */
function transparent(place: Place, colour: readonly [number, number, number]): Scene {
  return (strokes) => {
    const { width, height, data } = digitSheet(strokes, place);
    const bytes = new Uint8ClampedArray(width * height * 4);
    data.forEach((ink, i) => {
      if (ink > 0) bytes.set([...colour, Math.round(255 * ink)], i * 4);
    });
    return { width, height, channels: 4, data: bytes };
  };
}

/** Moves each stroke after the first slightly away from where it should touch. */
function apart(inner: Scene, by: number): Scene {
  return (strokes, rng) =>
    inner(
      strokes.map((stroke, i) => (i === 0 ? stroke : stroke.map(([x, y]): Point => [x + by, y - by / 2]))),
      rng,
    );
}

/** Draws the strokes in two alternating colours, on white. */
function twoColours(place: Place, first: Colour, second: Colour): Scene {
  return (strokes, rng) => {
    const half = (odd: number) =>
      strokes.flatMap((stroke) =>
        [0, 1]
          .map((part) =>
            stroke.slice(part * (stroke.length >> 1), part ? undefined : (stroke.length >> 1) + 1),
          )
          .filter((_, part) => part === odd),
      );
    const other = { sheet: digitSheet(half(1), place), colour: second };
    return photograph(digitSheet(half(0), place), { ink: first }, rng, [other]);
  };
}

/** Photographed from below and one side: the far edge is shorter. */
function tilted(inner: Scene): Scene {
  return (strokes, rng) => {
    const flat = inner(strokes, rng);
    const { width, height, channels } = flat;
    const data = new Uint8ClampedArray(flat.data.length);
    for (let channel = 0; channel < channels; channel++) {
      const plane = {
        width,
        height,
        data: Float32Array.from({ length: width * height }, (_, i) => flat.data[i * channels + channel]),
      };
      const turned = warp(
        plane,
        [0.86, 0.05, 0.06 * width, -0.04, 0.8, 0.1 * height, -0.0002, -0.00035, 1],
        width,
        height,
      );
      turned.data.forEach((value, i) => {
        data[i * channels + channel] = value;
      });
    }
    return { width, height, channels, data };
  };
}

/** Typical pictures. The names are seeds: renaming one draws another picture. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'a drawing': scene({ size: 200, pen: 18 }),
  'white on black, 28 pixels': scene({ width: 28, size: 20, pen: 2.6 }, { paper: [0, 0, 0], ink: [1, 1, 1] }),
  'an icon of 16 pixels': scene({ width: 16, size: 12, pen: 1.6 }),
  'a mouse’s line of one pixel': scene({ width: 500, size: 330, pen: 1 }),
  'a thin pen': scene({ width: 400, size: 250, pen: 4 }),
  'a fat marker': scene({ size: 210, pen: 46 }),
  'filling the picture': scene({ width: 150, height: 208, size: 200, pen: 20 }),
  'a fat pen filling the picture': scene({ width: 170, height: 220, size: 170, pen: 40 }),
  'small in a corner': scene({ width: 600, size: 50, pen: 5, x: 520, y: 30 }),
  'chalk on a board': scene(
    { size: 180, pen: 13 },
    {
      paper: [0.16, 0.22, 0.19],
      ink: [0.8, 0.8, 0.78],
      texture: 0.03,
      noise: 0.03,
      vignette: 0.5,
      light: { right: 0.6 },
    },
  ),
  'green on a dark screen': scene(
    { size: 180, pen: 12 },
    { paper: [0.05, 0.05, 0.08], ink: [0.1, 0.75, 0.25], noise: 0.01 },
  ),
  'a red pen': scene({ size: 180, pen: 10 }, { paper: PAPER, ink: [0.85, 0.15, 0.15], noise: 0.01 }),
  'yellow on white': scene({ size: 180, pen: 14 }, { ink: [1, 0.95, 0.15], noise: 0.01 }),
  'strokes on nothing': transparent({ size: 180, pen: 12 }, [0, 0, 0]),
  'white strokes on nothing': transparent({ size: 180, pen: 12 }, [255, 255, 255]),
  'a photograph': scene({ width: 480, height: 640, size: 220, pen: 9 }, PHOTO),
  'a photograph, far away': scene(
    { width: 640, height: 480, size: 70, pen: 4, x: 350, y: 260 },
    { ...PHOTO, ink: BLUE },
  ),
  'half in shadow': scene(
    { width: 400, size: 220, pen: 10 },
    { ...PHOTO, shadow: { from: 0.5, strength: 0.5, softness: 0.08 } },
  ),
  'a pencil': scene(
    { width: 400, size: 200, pen: 5 },
    { ...PHOTO, paper: [0.9, 0.9, 0.88], ink: [0.66, 0.66, 0.66], noise: 0.015 },
  ),
  'lined paper': among(
    { width: 420, size: 150, pen: 7 },
    { ...PHOTO, ink: BLUE },
    { draw: ruled(60, 2), colour: [0.6, 0.72, 0.85] },
  ),
  'dark lines': among(
    { width: 420, size: 150, pen: 7 },
    { ...PHOTO, ink: BLUE },
    { draw: ruled(75, 2.5), colour: [0.25, 0.25, 0.3] },
  ),
  'squared paper': among(
    { width: 420, size: 160, pen: 7 },
    { ...PHOTO, light: { left: 0.7 } },
    { draw: ruled(40, 1.6, true), colour: [0.62, 0.7, 0.8] },
  ),
  'a base line': among(
    { width: 320, size: 200, pen: 12, y: 55 },
    {},
    { draw: ruled(516, 3, false, 0), colour: [0, 0, 0] },
  ),
  'specks of dirt': among({ width: 400, size: 200, pen: 10 }, PHOTO, {
    draw: specks(25, 5),
    colour: [0.3, 0.25, 0.2],
  }),
  'in a box': among({ width: 320, size: 180, pen: 10 }, {}, { draw: boxed(30, 4), colour: [0, 0, 0] }),
  'in a box of hairlines': among({ width: 320, size: 180, pen: 10 }, PHOTO, {
    draw: boxed(20, 2),
    colour: [0.2, 0.2, 0.25],
  }),
  'a thick frame': among({ width: 320, size: 170, pen: 10 }, {}, { draw: boxed(0, 40), colour: [0, 0, 0] }),
  'in a circle': among(
    { width: 360, size: 170, pen: 10 },
    {},
    { draw: circled(150, 8), colour: [0.7, 0.1, 0.1] },
  ),
  'a page on a table': among({ width: 480, size: 200, pen: 9, x: 190, y: 90 }, PHOTO, {
    draw: table(0.2),
    colour: [0.25, 0.16, 0.1],
  }),
  'turned a little right': scene({ width: 360, size: 200, pen: 12, rotation: 0.22 }),
  'turned a little left': scene({ width: 360, size: 200, pen: 12, rotation: -0.22 }),
  slanted: scene({ width: 360, size: 200, pen: 12, slant: 0.45 }),
  'a crooked photograph': tilted(
    among({ width: 560, height: 420, size: 190, pen: 9 }, PHOTO, {
      draw: ruled(70, 2),
      colour: [0.6, 0.7, 0.85],
    }),
  ),
  'a ball pen, out of focus': scene(
    { width: 500, size: 130, pen: 3 },
    { ...PHOTO, ink: BLUE, blur: 3, noise: 0.03 },
  ),
  'strongly compressed': scene({ width: 300, size: 180, pen: 9 }, { ...PHOTO, jpeg: 0.05 }),
  'a very large picture': scene(
    { width: 2000, height: 1500, size: 300, pen: 16 },
    { paper: PAPER, ink: BLUE, light: { left: 0.6 } },
  ),
  'a light marker': scene({ size: 180, pen: 24 }, { paper: PAPER, ink: [0.95, 0.7, 0.75], noise: 0.015 }),
  'two colours': twoColours({ size: 180, pen: 12 }, [0.9, 0.1, 0.1], [0.1, 0.7, 0.8]),
  'crossed out squares': among(
    { width: 420, size: 160, pen: 9 },
    { ...PHOTO },
    { draw: ruled(28, 2, true, -0.04), colour: [0.45, 0.55, 0.75] },
  ),
  'pieces apart': apart(scene({ width: 300, size: 200, pen: 10 }), 0.07),
};

/**
 * A picture that must be refused: a function that draws it, from two digits if necessary, and the
 * fitting reasons.
 */
export type Trap = {
  readonly make: (one: readonly Stroke[], other: readonly Stroke[], rng: Random) => Picture;
  readonly refusals: readonly Refusal[];
};

function nothing(
  width: number,
  conditions: Conditions,
  ...printed: { draw: (on: Sheet, rng: Random) => Sheet; colour: Colour }[]
): Trap {
  return {
    refusals: ['blank'],
    make: (_one, _other, rng) => {
      const others = printed.map(({ draw, colour }) => ({ sheet: draw(sheet(width), rng), colour }));
      return photograph(sheet(width), conditions, rng, others);
    },
  };
}

function two(
  width: number,
  height: number,
  placeOne: Place,
  placeOther: Place,
  conditions: Conditions = {},
): Trap {
  return {
    refusals: ['format'],
    make: (one, other, rng) => {
      const on = digitSheet(one, { ...placeOne, width, height });
      drawStrokes(on, placed(other, { x: 0, y: 0, ...placeOther }), placeOther.pen);
      return photograph(on, conditions, rng);
    },
  };
}

function cut(place: Place): Trap {
  return {
    refusals: ['cut-off', 'not-a-digit', 'ambiguous', 'blank'],
    make: (one, _other, rng) => scene(place)(one, rng),
  };
}

const GREY: Conditions = { ...PHOTO, paper: [0.6, 0.6, 0.6] };

export const TRAPS: Readonly<Record<string, Trap>> = {
  'a white sheet': nothing(280, {}),
  'a black sheet': nothing(280, { paper: [0, 0, 0] }),
  'one white pixel': nothing(1, {}),
  'nothing in 28 pixels': nothing(28, {}),
  'a photograph of paper': nothing(480, PHOTO),
  'a dark photograph of paper': nothing(480, { ...PHOTO, paper: [0.2, 0.2, 0.2] }),
  'paper in half a shadow': nothing(400, { ...GREY, shadow: { from: 0.5, strength: 0.5, softness: 0.2 } }),
  'paper on a table': nothing(480, PHOTO, { draw: table(0.2), colour: [0.25, 0.16, 0.1] }),
  'noise alone': nothing(200, { paper: [0.5, 0.5, 0.5], noise: 0.25 }),
  'coarse noise alone': {
    ...nothing(200, { paper: [0.5, 0.5, 0.5], texture: 0.15 }),
    refusals: ['blank', 'not-a-digit', 'format'],
  },
  'specks alone': nothing(300, {}, { draw: specks(12, 3), colour: [0, 0, 0] }),
  'lines alone': nothing(420, PHOTO, { draw: ruled(60, 2), colour: [0.5, 0.6, 0.75] }),
  'squares alone': nothing(420, PHOTO, { draw: ruled(40, 1.6, true), colour: [0.62, 0.7, 0.8] }),
  'two digits': two(400, 300, { size: 180, pen: 12, x: 30, y: 60 }, { size: 180, pen: 12, x: 190, y: 62 }),
  'two digits in a photograph': two(
    500,
    400,
    { size: 150, pen: 8, x: 90, y: 120 },
    { size: 150, pen: 8, x: 230, y: 110 },
    PHOTO,
  ),
  'two digits far apart': two(
    600,
    300,
    { size: 150, pen: 10, x: 20, y: 60 },
    { size: 150, pen: 10, x: 430, y: 90 },
  ),
  'the lower half out of the picture': cut({ size: 260, pen: 16, x: 20, y: 170 }),
  'the right half out of the picture': cut({ size: 260, pen: 16, x: 180, y: 20 }),
};
