import { expect, test } from 'vitest';
import { drawStrokes, placed, rasterOf, sheet } from '../testing/pen.ts';
import { type Stroke, strokesOf } from '../testing/strokes.ts';
import { findDigit } from './findDigit.ts';

const PEN = 8;

/**
 * Draws a digit 100 pixels high with strokes next to it, and returns the marks found. In strokes, y
 * = 0 is the digit's top and 1 its foot.
 */
function marks(digit: number, strokes: readonly Stroke[], pen = PEN): string[] {
  const place = { x: 100, y: 60, size: 100 };
  const on = drawStrokes(sheet(300, 220), placed(strokesOf(digit), place), PEN);
  drawStrokes(on, placed(strokes, place), pen);
  const data = Uint8Array.from(on.data, (ink) => (ink > 0.5 ? 1 : 0));
  const found = findDigit({ width: on.width, height: on.height, data }, rasterOf(on));
  if (found.kind !== 'digit') return [found.kind];
  return found.marks.map(({ mark, side, dirt }) => (dirt ? 'dirt' : `${mark} ${side}`));
}

const dotAt = (x: number, y: number): Stroke => [
  [x, y],
  [x + 0.01, y],
];

test.each([
  [
    'a dash before it',
    [
      [
        [-0.4, 0.5],
        [0, 0.52],
      ],
    ],
    ['- before'],
  ],
  [
    'a dash after it',
    [
      [
        [1.2, 0.45],
        [1.6, 0.45],
      ],
    ],
    ['- after'],
  ],
  [
    'a dash far away',
    [
      [
        [-0.9, 0.5],
        [-0.6, 0.5],
      ],
    ],
    ['- before'],
  ],
  ['a point', [dotAt(1.05, 0.97)], ['. after']],
  [
    'a comma',
    [
      [
        [0, 0.9],
        [-0.06, 1.15],
      ],
    ],
    ['. before'],
  ],
  [
    'a comma half as high as the digit',
    [
      [
        [1.15, 0.9],
        [1.05, 1.35],
      ],
    ],
    [', after'],
  ],
  [
    'a comma nearly as high as the digit',
    [
      [
        [-0.1, 0.75],
        [-0.25, 1.55],
      ],
    ],
    [', before'],
  ],
  [
    'a point drawn as a low dash',
    [
      [
        [1.1, 0.96],
        [1.6, 0.94],
      ],
    ],
    [', after'],
  ],
  ['a colon', [dotAt(1.1, 0.3), dotAt(1.1, 0.9)], [': after']],
  [
    'a dash on both sides',
    [
      [
        [-0.3, 0.5],
        [0, 0.5],
      ],
      [
        [1.1, 0.5],
        [1.4, 0.5],
      ],
    ],
    ['- after', '- before'],
  ],
  ['a dot at its head', [dotAt(1.1, 0.05)], ['dirt']],
  ['a dot at half its height', [dotAt(1.1, 0.5)], ['dirt']],
  ['dots all around', [dotAt(1.05, 0.97), dotAt(0.5, -0.3), dotAt(1.6, -0.2), dotAt(-0.6, -0.3)], ['dirt']],
  [
    'a stroke below it',
    [
      [
        [0.3, 1.3],
        [0.7, 1.3],
      ],
    ],
    [],
  ],
] as const)('%s', (_, strokes, expected) => {
  expect(marks(5, strokes).sort()).toEqual(expected);
});

test('dirt is finer than the pen', () => {
  expect(marks(3, [dotAt(1.05, 0.97)], 3)).toEqual(['dirt']);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
  'a plain %i has no marks, even if its strokes do not touch',
  (digit) => {
    expect(marks(digit, [])).toEqual([]);
  },
);
