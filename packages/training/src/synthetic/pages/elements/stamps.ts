import type { Box } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import { SCRIBBLES, writeScribble } from '../../glyphs/scribble.ts';
import { createWriter } from '../../glyphs/writer.ts';
import type { Point } from '../../ink/drawing.ts';
import type { Stroke } from '../../pen/pen.ts';
import { placeStrokes } from '../../pen/renderStrokes.ts';
import { grown, mapQuad } from '../geometry/quad.ts';
import type { Face } from '../print/face.ts';
import { printText, printWidth } from '../print/printText.ts';
import type { Element, Item, Rgb } from '../scene.ts';
import { type PageHand, penFor } from '../writing/pageHand.ts';
import { fixed } from './element.ts';

const STAMP_COLOURS: readonly Rgb[] = [
  [0.2, 0.2, 0.6],
  [0.7, 0.15, 0.2],
  [0.15, 0.15, 0.2],
  [0.1, 0.45, 0.35],
];

/** A rubber stamp: a frame or two rings around a printed text, patchy and askew. */
export function stamp(middle: Point, height: number, text: string, face: Face, random: Random): Element {
  const ink = {
    colour: STAMP_COLOURS[random.integer(STAMP_COLOURS.length)],
    alpha: 0.35 + 0.5 * random.next(),
    grain: 0.7,
  };
  const turn = 0.25 * random.normal();
  const length = printWidth(text, face, height);
  const reach = length / 2 + height;
  const isRound = random.next() < 0.4;
  const [outline, label] = isRound
    ? [ring(reach), 'print' as const]
    : [frame(reach, height), 'rule' as const];
  const box = {
    x: middle.x - 1.3 * reach,
    y: middle.y - 1.3 * reach,
    width: 2.6 * reach,
    height: 2.6 * reach,
  };
  return {
    box,
    draw() {
      const { items, lines } = printText(text, face, { x: -length / 2, y: height / 2, height }, ink);
      const line: Item = {
        shape: {
          kind: 'strokes',
          strokes: [{ points: outline, widths: new Float64Array(outline.length / 2).fill(0.08 * height) }],
        },
        ink,
        label,
      };
      return {
        items: [...items, line].map((item) => turned(item, middle, turn)),
        lines: lines.map((one) => ({ ...one, core: mapQuad(one.core, (point) => at(point, middle, turn)) })),
      };
    },
  };
}

function at({ x, y }: Point, middle: Point, turn: number): Point {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  return { x: middle.x + c * x - s * y, y: middle.y + s * x + c * y };
}

function turned(item: Item, middle: Point, turn: number): Item {
  const move = (points: Float64Array) => {
    const moved = new Float64Array(points.length);
    for (let i = 0; i < points.length; i += 2) {
      const { x, y } = at({ x: points[i], y: points[i + 1] }, middle, turn);
      moved[i] = x;
      moved[i + 1] = y;
    }
    return moved;
  };
  const { shape } = item;
  if (shape.kind === 'outline') return { ...item, shape: { ...shape, contours: shape.contours.map(move) } };
  if (shape.kind === 'digit') throw new RangeError('stamp: a picture of a digit cannot be turned');
  const strokes = shape.strokes.map(({ points, widths }) => ({ points: move(points), widths }));
  return { ...item, shape: { ...shape, strokes } };
}

function ring(radius: number): Float64Array {
  const n = 48;
  return Float64Array.from({ length: 2 * (n + 1) }, (_, i) => {
    const angle = (2 * Math.PI * Math.floor(i / 2)) / n;
    return radius * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
}

function frame(reach: number, height: number): Float64Array {
  const [x, y] = [reach, 1.1 * height];
  return Float64Array.of(-x, -y, x, -y, x, y, -x, y, -x, -y);
}

/** Scribbles that are no crossed-out digit. */
export const MOVEMENTS = SCRIBBLES.filter((kind) => kind !== 'crossed-out');

/** A signature or another scribble, label `handwriting` but no line. */
export function scribble(place: Point, height: number, hand: PageHand, random: Random): Element {
  const writer = { ...createWriter(random.split('writer')), pen: penFor(hand.pagePen, height) };
  const strokes: Stroke[] = [];
  const parts = 2 + random.integer(4);
  for (let i = 0; i < parts; i++) {
    const kind = MOVEMENTS[random.integer(MOVEMENTS.length)];
    const own = writeScribble(kind, writer, random.split(i));
    strokes.push(...placeStrokes(own, height, place.x + 0.7 * i * height, place.y - height));
  }
  const box = {
    x: place.x - 2 * height,
    y: place.y - 2 * height,
    width: (parts + 5) * height,
    height: 4 * height,
  };
  const items: Item[] = [
    { shape: { kind: 'strokes', strokes }, ink: hand.pagePen.ink, label: 'handwriting' },
  ];
  return { box, draw: () => ({ items, lines: [] }) };
}

/** A tick or a cross in a box, label `handwriting` but no line. */
export function tick({ x, y, width, height }: Box, hand: PageHand, random: Random): Element {
  const corner = (across: number, down: number) => [
    x + width * (across + 0.1 * random.normal()),
    y + height * (down + 0.1 * random.normal()),
  ];
  const paths =
    random.next() < 0.5
      ? [[...corner(0.1, 0.5), ...corner(0.4, 0.9), ...corner(1.1, -0.1)]]
      : [
          [...corner(0, 0), ...corner(1, 1)],
          [...corner(1, 0), ...corner(0, 1)],
        ];
  const strokes = paths.map((path) => ({
    points: Float64Array.from(path),
    widths: new Float64Array(path.length / 2).fill(hand.pagePen.width),
  }));
  const { ink } = hand.pagePen;
  return fixed(grown({ x, y, width, height }, width), [
    { shape: { kind: 'strokes', strokes }, ink, label: 'handwriting' },
  ]);
}
