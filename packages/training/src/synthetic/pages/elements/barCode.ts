import type { Box } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Polyline } from '../../pen/path.ts';
import { grown } from '../geometry/quad.ts';
import type { Element, Ink } from '../scene.ts';
import { fixed } from './element.ts';

/** Narrow and wide bars and spaces, in modules; many codes have up to four. */
const WIDEST = 4;

/** Bars and spaces at random, as high as the box; labels the whole box. */
export function barCode(box: Box, ink: Ink, random: Random): Element {
  const module = 0.25 + 0.25 * random.next(); // mm
  const bars: Polyline[] = [];
  let x = box.x;
  while (x < box.x + box.width) {
    const width = module * (1 + random.integer(WIDEST));
    const end = Math.min(box.x + box.width, x + width);
    bars.push(rectangle(x, box.y, end - x, box.height));
    x = end + module * (1 + random.integer(WIDEST));
  }
  return labelled(box, bars, ink);
}

/** A square of black and white modules with three finder patterns, as in a QR code. */
export function matrixCode(box: Box, ink: Ink, random: Random): Element {
  const n = 21 + 4 * random.integer(5);
  const side = Math.min(box.width, box.height) / n;
  const modules: Polyline[] = [];
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const isBlack = finder(row, column, n) ?? random.next() < 0.5;
      if (isBlack) modules.push(rectangle(box.x + column * side, box.y + row * side, side, side));
    }
  }
  return labelled({ ...box, width: n * side, height: n * side }, modules, ink);
}

/** Black or white in a finder pattern and its margin; null elsewhere. */
function finder(row: number, column: number, n: number): boolean | null {
  for (const [top, left] of [
    [0, 0],
    [0, n - 7],
    [n - 7, 0],
  ]) {
    const ring = Math.max(Math.abs(row - top - 3), Math.abs(column - left - 3));
    if (ring <= 4) return ring === 3 || ring <= 1;
  }
  return null;
}

function labelled(box: Box, contours: readonly Polyline[], ink: Ink): Element {
  const whole = [rectangle(box.x, box.y, box.width, box.height)];
  return fixed(grown(box, 0.5), [
    { shape: { kind: 'outline', contours }, ink, label: 'nothing' },
    { shape: { kind: 'outline', contours: whole }, ink: null, label: 'bar code' },
  ]);
}

export function rectangle(x: number, y: number, width: number, height: number): Polyline {
  return Float64Array.of(x, y, x + width, y, x + width, y + height, x, y + height);
}
