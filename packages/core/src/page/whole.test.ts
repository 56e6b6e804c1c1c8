import { expect, test } from 'vitest';
import { LINE_KINDS } from '../model/pageClasses.ts';
import { decodePage, PAGE_CHANNELS } from '../model/pageModel.ts';
import type { FoundLine } from './foundLine.ts';
import { PAGE_PARAMETERS } from './parameters.ts';
import { type Credible, wholeOf } from './whole.ts';

const map = decodePage(new Float32Array(PAGE_CHANNELS), { width: 1, height: 1 });

/** A level line from `left` to `right` around the height 50. */
function seen(
  left: number,
  right: number,
  credit: number,
  { digit = 30, y = 50, kind = 'number' as FoundLine['kind'] } = {},
): Credible {
  const region = { x: (left + right) / 2, y, width: right - left, height: 1.25 * digit, angle: 0 };
  const kinds = LINE_KINDS.map((each) => (each === kind ? 1 : 0));
  return { line: { region, digit, kind, probability: 1, kinds, sight: { map, octave: 1 } }, credit };
}

const wholes = (...seen: readonly Credible[]) => wholeOf(seen[0].line, seen, PAGE_PARAMETERS).region;

test('a less credible sighting shows the whole number', () => {
  const whole = seen(16, 168, 0.3, { digit: 35 });
  expect(wholes(seen(76, 168, 0.66), whole)).toEqual(whole.line.region);
  // Its first digit, seen apart, is less credible still.
  expect(wholes(seen(76, 168, 0.66), whole, seen(16, 64, 0.27, { digit: 45 }))).toEqual(whole.line.region);
  // The part is a tall digit at an end.
  expect(wholes(seen(24, 48, 0.6, { digit: 48 }), seen(24, 132, 0.43, { digit: 23 })).width).toBe(108);
});

test('numbers that are credibly seen apart stay apart', () => {
  const [left, right] = [seen(10, 70, 0.7), seen(100, 160, 0.6)];
  expect(wholes(left, right, seen(10, 160, 0.4, { digit: 36 }))).toEqual(left.line.region);
});

test.each([
  ['larger writing', seen(0, 300, 0.4, { digit: 60 })],
  ['much smaller writing', seen(0, 300, 0.4, { digit: 10 })],
  ['print', seen(0, 300, 0.4, { kind: 'print' })],
  ['another row', seen(0, 300, 0.4, { y: 64 })],
  ['a line no longer than it', seen(40, 155, 0.4)],
])('%s over a line does not replace it', (_, other) => {
  const line = seen(50, 150, 0.7);
  expect(wholes(line, other)).toEqual(line.line.region);
});
