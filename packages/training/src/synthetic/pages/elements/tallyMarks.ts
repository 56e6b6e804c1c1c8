import type { Random } from '@cifra/core/random/random.ts';
import { trace } from '../../pen/pen.ts';
import { placeStrokes } from '../../pen/renderStrokes.ts';
import type { Element } from '../scene.ts';
import { type PageHand, penFor } from '../writing/pageHand.ts';
import { fixed } from './element.ts';

/** One group of tally marks: up to four upright strokes, the fifth across them. */
export function tallyMarks(
  place: { readonly x: number; readonly y: number; readonly height: number },
  count: number,
  hand: PageHand,
  random: Random,
): Element {
  const { x, y, height } = place;
  const pen = penFor(hand.pagePen, height);
  const slant = 0.15 * random.normal();
  const near = (value: number) => value + 0.05 * random.normal();
  const upright = (i: number) => Float64Array.of(near(0.3 * i + slant), near(0), near(0.3 * i), near(1));
  const lines = Array.from({ length: Math.min(4, count) }, (_, i) => upright(i));
  if (count >= 5) lines.push(Float64Array.of(near(-0.2), near(0.8), near(1.1), near(0.2)));
  const strokes = placeStrokes(
    lines.map((line) => trace(line, pen, random)),
    height,
    x,
    y - height,
  );
  const box = { x: x - height, y: y - 1.5 * height, width: 3.5 * height, height: 2 * height };
  return fixed(box, [{ shape: { kind: 'strokes', strokes }, ink: hand.pagePen.ink, label: 'handwriting' }]);
}
