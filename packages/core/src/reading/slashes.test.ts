import { expect, test } from 'vitest';
import { logSoftmax } from '../decode/logSoftmax.ts';
import { LINE_CLASSES } from '../model/symbols.ts';
import { logitsOf, plainly } from '../testing/columns.ts';
import { drawStrokes, placed, rasterOf, sheet } from '../testing/pen.ts';
import { type Stroke, strokesOf } from '../testing/strokes.ts';
import { withSlashes } from './slashes.ts';

/** Columns of `plainly` are 4 pixels wide, three for each symbol. */
const STRIDE = 4;
const SYMBOL = 3 * STRIDE;
const SIZE = 22;
/**
 * Probability of every symbol that is not written in a column: a model that learned real slashes does
 * not rule them out.
 */
const UNSEEN = 0.004;

/**
 * Draws a strip of `text`, each `1` as the next of `strokes`. Returns the probability of each
 * string.
 */
function spelled(text: string, strokes: readonly Stroke[], slant = 0): Record<string, number> {
  const on = sheet(SYMBOL * text.length, 32);
  const left = [...strokes];
  for (const [i, symbol] of [...text].entries()) {
    const drawn = symbol === '1' ? [left.shift() as Stroke] : strokesOf(Number(symbol));
    const place = { x: SYMBOL * i + (SYMBOL - SIZE) / 2 - 2, y: 5, size: SIZE, slant };
    const narrow = drawn.map((stroke) => stroke.map(([x, y]) => [0.5 + (x - 0.5) * 0.4, y] as const));
    drawStrokes(on, placed(narrow, place), 2.2);
  }
  const logProbabilities = logSoftmax(logitsOf(plainly(text, 1 - UNSEEN * LINE_CLASSES)), LINE_CLASSES, 1);
  const found = withSlashes(
    { candidates: [{ text, probability: 1 }], logProbabilities },
    rasterOf(on),
    STRIDE,
  );
  return Object.fromEntries(found.map((each) => [each.text, each.probability]));
}

/** A stroke that leans by `dx` after symbols are narrowed to 0.4 of their width. */
const leaning = (dx: number, over = 0): Stroke => [
  [0.5 + 1.25 * dx, -over],
  [0.5 - 1.25 * dx, 1 + over],
];

test('a long stroke that leans more than the digits may be a slash, too doubtful to be accepted', () => {
  const { '20135': one, '20/35': slash } = spelled('20135', [leaning(0.4, 0.15)]);
  expect(slash).toBeGreaterThan(0.07);
  expect(one + slash).toBeCloseTo(1, 9);
});

test('an upright 1 keeps its probability', () => {
  expect(spelled('20135', [leaning(0.02)])['20135']).toBeGreaterThan(0.97);
});

test('a slanted 1 is less probably a slash among slanted neighbours than among upright ones', () => {
  const among = (slant: number) => spelled('20135', [leaning(0.45 - slant)], slant)['20/35'] ?? 0;
  expect(among(0.3)).toBeLessThan(among(0) / 2);
});

test('each 1 of a date is judged separately', () => {
  const date = spelled('2411203', [leaning(0.4, 0.15), leaning(0.02)]);
  expect(date['24/1203']).toBeGreaterThan(0.07);
  expect(date['241/203'] ?? 0).toBeLessThan(0.05);
});

test('a stroke without a digit next to it is unchanged', () => {
  expect(spelled('1', [leaning(0.4, 0.15)])).toEqual({ 1: 1 });
});
