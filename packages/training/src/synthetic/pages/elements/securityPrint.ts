import type { Box } from '@cifra/core/base/types.ts';
import type { Random } from '@cifra/core/random/random.ts';
import type { Element, Rgb } from '../scene.ts';
import { fixed } from './element.ts';

const COLOURS: readonly Rgb[] = [
  [0.55, 0.7, 0.6],
  [0.6, 0.65, 0.8],
  [0.8, 0.65, 0.6],
  [0.7, 0.7, 0.7],
  [0.75, 0.7, 0.5],
];

/** Waving lines all over an area, as on cheques (a guilloche); texture of the paper, without a label. */
export function securityPrint(box: Box, random: Random): Element[] {
  const families = random.next() < 0.5 ? 1 : 2;
  return Array.from({ length: families }, (_, i) => waves(box, random.split(i)));
}

function waves({ x, y, width, height }: Box, random: Random): Element {
  const spacing = 0.5 + 1.5 * random.next() ** 2;
  const length = 4 + 40 * random.next() ** 2;
  const amplitude = Math.min(0.12 * length, 0.3 + 3 * random.next());
  const drift = random.next() < 0.5 ? 0 : 0.6 * random.normal();
  const slope = random.next() < 0.7 ? 0.1 * random.normal() : random.normal();
  const step = Math.max(0.5, length / 10);
  const n = Math.ceil((height + Math.abs(slope) * width) / spacing);
  const columns = Math.ceil(width / step);
  const start = y - Math.max(0, slope * width);
  const strokes = Array.from({ length: n }, (_, line) => {
    const points = new Float64Array(2 * columns + 2);
    for (let i = 0; i <= columns; i++) {
      const along = Math.min(width, i * step);
      const wave = amplitude * Math.sin((2 * Math.PI * along) / length + drift * line);
      points[2 * i] = x + along;
      points[2 * i + 1] = Math.min(y + height, Math.max(y, start + line * spacing + slope * along + wave));
    }
    return {
      points,
      widths: new Float64Array(columns + 1).fill(Math.min(0.45 * spacing, 0.12 + 0.2 * random.next())),
    };
  });
  const ink = {
    colour: COLOURS[random.integer(COLOURS.length)],
    alpha: 0.25 + 0.5 * random.next(),
    grain: 0,
  };
  return fixed({ x, y, width, height }, [{ shape: { kind: 'strokes', strokes }, ink, label: 'nothing' }]);
}
