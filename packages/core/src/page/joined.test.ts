import { expect, test } from 'vitest';
import type { LineKind } from '../model/pageClasses.ts';
import type { FoundLine } from './foundLine.ts';
import { joined } from './joined.ts';

const line = (
  from: number,
  to: number,
  { y = 50, digit = 20, angle = 0, kind = 'number' as LineKind } = {},
): FoundLine => {
  const u = (from + to) / 2;
  return {
    region: {
      x: u * Math.cos(angle) - y * Math.sin(angle),
      y: u * Math.sin(angle) + y * Math.cos(angle),
      width: to - from,
      height: 1.25 * digit,
      angle,
    },
    digit,
    kind,
    probability: 1,
    kinds: [1, 0, 0],
    sight: { map: {} as FoundLine['sight']['map'], octave: 1 },
  };
};

test.each([0, 0.2, -3])('pieces of one line at %d radians become one', (angle) => {
  const pieces = [line(116, 150, { angle }), line(0, 60, { angle, y: 52 }), line(70, 104, { angle })];
  const [whole, ...more] = joined(pieces);
  expect(more).toEqual([]);
  expect(whole.region.width).toBeCloseTo(150, 6);
  const { x, y } = whole.region;
  expect(x * Math.cos(angle) + y * Math.sin(angle)).toBeCloseTo(75, 6);
  // Between its pieces, of which the lower one is as long as the two others.
  const down = y * Math.cos(angle) - x * Math.sin(angle);
  expect(down).toBeGreaterThan(50.8);
  expect(down).toBeLessThan(51.1);
});

test.each([
  ['a column further on', line(80, 120)],
  ['print', line(62, 100, { kind: 'print' })],
  ['the next row', line(0, 60, { y: 75 })],
  ['larger writing', line(62, 120, { digit: 40 })],
])('%s stays apart', (_, other) => {
  expect(joined([line(0, 60), other])).toHaveLength(2);
});

test('digits next to letters are words', () => {
  expect(joined([line(0, 60), line(62, 100, { kind: 'words' })]).map(({ kind }) => kind)).toEqual(['words']);
  expect(joined([line(0, 60), line(90, 130, { kind: 'words' })])).toHaveLength(2);
});
