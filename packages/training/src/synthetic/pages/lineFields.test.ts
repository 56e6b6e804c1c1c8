import { expect, test } from 'vitest';
import type { PageLine } from './composePage.ts';
import { quadOf } from './geometry/quad.ts';
import { lineFields } from './lineFields.ts';

const picture = { width: 32, height: 24, channels: 1, data: new Uint8Array(32 * 24) } as const;

const line = (
  quad: PageLine['quad'],
  kind: PageLine['kind'],
  direction: number,
  height: number,
): PageLine => ({
  text: '7',
  symbols: [7],
  kind,
  isStruckOut: false,
  quad,
  height,
  direction,
});

/** Numbers of a plane, one character per cell. */
function rows(plane: ArrayLike<number>): string[] {
  return Array.from({ length: 6 }, (_, y) =>
    Array.from({ length: 8 }, (_, x) => String(Math.round(plane[8 * y + x] * 10) / 10)).join(' '),
  );
}

test('the centre is 1 in the middle of a level line and falls to its edges', () => {
  const fields = lineFields({
    lines: [line(quadOf({ x: 8, y: 0, width: 16, height: 20 }), 'words', 0, 20)],
    picture,
  });
  expect(rows(fields.centre)).toEqual([
    '0 0 0.2 0.2 0.2 0.2 0 0',
    '0 0 0.6 0.6 0.6 0.6 0 0',
    '0 0 1 1 1 1 0 0',
    '0 0 0.6 0.6 0.6 0.6 0 0',
    '0 0 0.2 0.2 0.2 0.2 0 0',
    '0 0 0 0 0 0 0 0',
  ]);
  expect([fields.height[10], fields.height[8], fields.kind[10], fields.kind[8]]).toEqual([20, 0, 2, 0]);
  expect([fields.cos[10], fields.sin[10], fields.cos[8]]).toEqual([1, 0, 0]);
});

test('a line that runs down has its edges at its sides; it wins where its middle is nearer', () => {
  // Read with the head tilted to the right: the top left corner is at the upper right.
  const [a, b, c, d] = quadOf({ x: 8, y: 0, width: 12, height: 24 });
  const down = line([b, c, d, a], 'print', Math.PI / 2, 12);
  const level = line(quadOf({ x: 0, y: 8, width: 32, height: 4 }), 'number', 0, 4);
  const fields = lineFields({ lines: [down, level], picture });
  expect(rows(fields.centre)[0]).toBe('0 0 0.3 1 0.3 0 0 0');
  expect(rows(fields.kind)[2]).toBe('1 1 1 3 1 1 1 1');
  expect(fields.sin[3]).toBeCloseTo(1, 6);
  expect(fields.height[3]).toBe(12);
});
