import { expect, test } from 'vitest';
import { joinParts } from './joinParts.ts';
import type { PixelPart } from './pixelPart.ts';

const part = (name: PixelPart['part'], values: number[], labels: number[], width = 2): PixelPart => ({
  part: name,
  height: 1,
  width,
  values: Uint8Array.from(values),
  labels,
});

test('shards of a part are joined in their order', () => {
  const joined = joinParts(
    [part('train', [1, 2], [5]), part('test', [9, 9], [0]), part('train', [3, 4], [6])],
    'set',
  );
  expect(joined).toEqual([part('train', [1, 2, 3, 4], [5, 6]), part('test', [9, 9], [0])]);
});

test('pictures of two sizes are refused', () => {
  expect(() => joinParts([part('train', [1, 2], [5]), part('test', [9, 9, 9], [0], 3)], 'set')).toThrow(
    'set: got pictures of 2×1 and of 3×1, expected one size',
  );
});
