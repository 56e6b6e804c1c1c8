import type { Random } from '../random/random.ts';

/** A point in the unit square, y downwards. */
export type Point = readonly [number, number];
/** A pen stroke: a polyline. */
export type Stroke = readonly Point[];

/**
 * Shapes of each digit: several, each a list of strokes, each a list of points joined by a smooth
 * curve.
 */
const WAYS: readonly (readonly (readonly string[])[])[] = [
  [
    ['50,2 20,15 8,50 22,88 50,98 80,86 92,50 78,14 50,2'],
    ['62,4 30,6 10,42 20,86 52,97 84,76 88,34 66,6 52,4'],
  ],
  [['50,0 50,100'], ['28,24 40,14 54,0|54,0 54,100'], ['30,22 52,2|52,2 50,98|26,98 76,98']],
  [
    ['10,22 28,4 60,2 82,22 74,48 40,76 8,97|8,97 40,97 90,96'],
    ['12,26 34,4 68,6 80,28 60,62 26,88 12,94 20,84 40,88 64,98 92,92'],
  ],
  [
    ['12,12 42,2 76,10 78,32 58,46 40,48|40,48 70,52 86,72 70,94 36,99 8,88'],
    ['10,4 48,4 84,4|84,4 62,24 42,44|42,44 74,48 86,72 66,96 30,98 8,84'],
  ],
  [
    ['38,2 24,30 8,62|8,62 50,62 94,60', '68,30 66,60 64,100'],
    ['66,2 34,34 6,68|6,68 92,68', '66,2 66,100'],
  ],
  [
    ['24,4 20,24 16,46|16,46 44,36 76,46 88,68 70,92 38,99 8,88', '24,4 54,5 88,3'],
    ['86,3 54,4 24,5|24,5 20,26 18,46|18,46 50,38 80,50 86,74 62,97 30,98 8,86'],
  ],
  [
    ['68,2 40,20 18,54 18,84 44,99 76,90 82,68 60,54 32,60 18,78'],
    ['56,0 30,34 16,70 34,97 66,97 84,76 66,56 36,62 20,80'],
  ],
  [['8,6 50,5 90,4|90,4 66,40 46,98'], ['8,8 50,6 88,6|88,6 64,44 50,100', '34,52 56,51 80,50']],
  [
    ['76,14 50,2 24,14 28,36 54,50 80,70 76,92 48,99 20,90 22,68 50,48 76,32 76,14'],
    ['50,2 26,12 28,36 50,46 74,36 76,14 50,2', '50,46 20,58 18,86 50,99 82,86 80,58 50,46'],
  ],
  [
    ['80,26 62,4 30,6 16,28 30,48 60,48 80,26|80,26 78,60 70,98'],
    ['78,18 50,2 20,16 20,42 48,52 76,34 78,18|78,18 80,60 62,94 30,98'],
  ],
];

/** Number of shapes of a digit here. */
export function waysOf(digit: number): number {
  return WAYS[digit].length;
}

/**
 * Returns the strokes of a digit in the unit square, narrower than high; `rng` varies them like an
 * unsteady hand.
 */
export function strokesOf(digit: number, way = 0, rng?: Random): Stroke[] {
  const width = 0.68;
  const shake = () => (rng === undefined ? 0 : rng.normal() * 0.015);
  return WAYS[digit][way].map((stroke) =>
    stroke.split('|').flatMap((part) => {
      const points = part.split(' ').map((pair): Point => {
        const [x, y] = pair.split(',').map(Number);
        return [0.5 + (x / 100 - 0.5) * width + shake(), y / 100 + shake()];
      });
      return smooth(points);
    }),
  );
}

/** Catmull–Rom curve through the points, eight steps for each. */
function smooth(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  const at = (i: number) => points[Math.min(Math.max(i, 0), points.length - 1)];
  const curve: Point[] = [];
  for (let i = 0; i < points.length - 1; i++) {
    for (let step = 0; step < 8; step++) {
      const t = step / 8;
      const along = (axis: 0 | 1) => {
        const [a, b, c, d] = [at(i - 1)[axis], at(i)[axis], at(i + 1)[axis], at(i + 2)[axis]];
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
      };
      curve.push([along(0), along(1)]);
    }
  }
  curve.push(points[points.length - 1]);
  return curve;
}
