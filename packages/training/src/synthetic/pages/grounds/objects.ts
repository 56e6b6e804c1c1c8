import type { Random } from '@cifra/core/random/random.ts';
import type { Point } from '../../ink/drawing.ts';
import type { Stroke } from '../../pen/pen.ts';
import { type Ink, type Layout, mapColour, type Rgb, type Shape } from '../scene.ts';

/** Something opaque on a page: it hides what is under it. Lengths are in mm of the sheet. */
export type Thing = { readonly shape: Shape; readonly ink: Ink };

const SKINS: readonly Rgb[] = [
  [0.85, 0.65, 0.55],
  [0.76, 0.55, 0.44],
  [0.6, 0.42, 0.32],
  [0.4, 0.27, 0.2],
  [0.9, 0.73, 0.66],
];

/** A finger or a thumb that holds the sheet at one of its edges. */
export function finger({ width, height }: Layout, random: Random): Thing[] {
  const skin = SKINS[random.integer(SKINS.length)];
  const thick = 13 + 6 * random.next();
  const [side, along] = [random.integer(4), random.next()];
  const reach = 6 + 16 * random.next();
  const edge: Point =
    side < 2 ? { x: side * width, y: along * height } : { x: along * width, y: (side - 2) * height };
  const inward: Point = side < 2 ? { x: 1 - 2 * side, y: 0 } : { x: 0, y: 5 - 2 * side };
  const lean = 0.5 * random.normal();
  const at = (distance: number): Point => ({
    x: edge.x + distance * inward.x + lean * distance * inward.y,
    y: edge.y + distance * inward.y + lean * distance * inward.x,
  });
  const darker = mapColour(skin, (value) => 0.8 * value);
  const paler = mapColour(skin, (value) => Math.min(1, 1.1 * value + 0.05));
  return [
    thing(tube([at(-60), at(reach - thick / 2)], thick), darker),
    thing(tube([at(-60), at(reach - thick / 2 - 0.5)], 0.86 * thick), skin),
    ...(random.next() < 0.6
      ? [thing(tube([at(reach - 0.7 * thick), at(reach - 0.5 * thick)], 0.55 * thick), paler)]
      : []),
  ];
}

/** Two, three or four holes of a ring binder at the left or the upper edge. */
export function ringHoles({ width, height }: Layout, random: Random, behind: Rgb): Thing[] {
  const n = random.next() < 0.7 ? 2 : 4;
  const isLeft = random.next() < 0.8;
  const length = isLeft ? height : width;
  return Array.from({ length: n }, (_, i) => {
    const along = length / 2 + 80 * (i - (n - 1) / 2);
    const middle = isLeft ? { x: 11, y: along } : { x: along, y: 11 };
    return thing(tube([middle, middle], 5.5), behind);
  });
}

/** The holes and the wire of a spiral pad. */
export function spiral({ width, height }: Layout, random: Random): Thing[] {
  const isLeft = random.next() < 0.6;
  const length = isLeft ? height : width;
  const pitch = 6 + 4 * random.next();
  const dark: Rgb = [0.08, 0.08, 0.08];
  const metal: Rgb = [0.55, 0.55, 0.58];
  const hasWire = random.next() < 0.6;
  return Array.from({ length: Math.floor(length / pitch) }, (_, i) => {
    const along = (i + 0.5) * pitch;
    const at = (depth: number) => (isLeft ? { x: depth, y: along } : { x: along, y: depth });
    return [
      thing(tube([at(5), at(5)], 3.5), dark),
      ...(hasWire ? [thing(tube([at(-4), at(5)], 0.9), metal)] : []),
    ];
  }).flat();
}

/** A staple at a corner. */
export function staple({ width }: Layout, random: Random): Thing[] {
  const x = random.next() < 0.7 ? 8 + 6 * random.next() : width - 12 - 6 * random.next();
  const y = 6 + 6 * random.next();
  const angle = 0.8 * random.normal();
  const end = { x: x + 11 * Math.cos(angle), y: y + 11 * Math.sin(angle) };
  return [thing(tube([{ x, y }, end], 0.7), [0.55, 0.55, 0.57])];
}

/** A pencil that lies across the sheet. */
export function pencil({ width, height }: Layout, random: Random): Thing[] {
  const angle = 2 * Math.PI * random.next();
  const x = width * random.next();
  const y = random.next() < 0.5 ? height * 0.95 : height * 0.05;
  const end = { x: x + 150 * Math.cos(angle), y: y + 150 * Math.sin(angle) };
  const colours: readonly Rgb[] = [
    [0.85, 0.7, 0.1],
    [0.15, 0.15, 0.15],
    [0.2, 0.3, 0.6],
    [0.7, 0.15, 0.15],
  ];
  const colour = colours[random.integer(colours.length)];
  const pale = mapColour(colour, (value) => Math.min(1, value + 0.25));
  return [
    thing(tube([{ x, y }, end], 7), colour),
    thing(
      tube(
        [
          { x, y: y - 1 },
          { x: end.x, y: end.y - 1 },
        ],
        2,
      ),
      pale,
    ),
  ];
}

function thing(stroke: Stroke, colour: Rgb): Thing {
  return { shape: { kind: 'strokes', strokes: [stroke] }, ink: { colour, alpha: 1, grain: 0 } };
}

function tube(points: readonly Point[], width: number): Stroke {
  return {
    points: Float64Array.from(points.flatMap(({ x, y }) => [x, y])),
    widths: new Float64Array(points.length).fill(width),
  };
}
