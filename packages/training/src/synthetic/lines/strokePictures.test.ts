import type { Picture } from '@cifra/core/base/types.ts';
import { classOf, OTHER } from '@cifra/core/model/symbols.ts';
import { expect, test } from 'vitest';
import { letterPictures, otherPictures } from './strokePictures.ts';

const bar = [Float64Array.of(0, 0, 0, 1)];
const square = [Float64Array.of(0, 0, 0.9, 0, 0.9, 1, 0, 1, 0, 0)];

/** Widths of the runs of columns with ink, pixels. */
function runsOf({ width, data }: Picture): number[] {
  const hasInk = Array.from({ length: width }, (_, x) => data.some((v, i) => i % width === x && v < 128));
  return hasInk
    .map((ink) => (ink ? 'i' : ' '))
    .join('')
    .split(/ +/)
    .filter((run) => run !== '')
    .map((run) => run.length);
}

test('a picture of each letter, in their order', () => {
  const pictures = letterPictures([bar, square, bar]);
  expect(pictures.map(({ text }) => text)).toEqual(['', '', '']);
  const [first, second, third] = pictures.map(({ picture }) => Math.max(...runsOf(picture)));
  expect(second).toBeGreaterThan(1.5 * Math.max(first, third));
});

test('lines without a number are letters or scribbles, alone or one of them among digits', () => {
  const digits = new Map(Array.from({ length: 10 }, (_, digit) => [digit, [bar]]));
  const heldOut = { writers: [digits], marks: new Map([[classOf(OTHER), [square]]]) };
  const pictures = otherPictures(heldOut, 60);
  expect(otherPictures(heldOut, 3)).toEqual(pictures.slice(0, 3));
  expect(pictures.every(({ text }) => text === '')).toBe(true);
  const wide = pictures.map(({ picture }) => runsOf(picture).filter((width) => width > 16).length);
  const narrow = pictures.map(({ picture }) => runsOf(picture).filter((width) => width <= 16).length);
  const mixed = pictures.filter((_, i) => wide[i] === 1 && narrow[i] >= 2).length;
  const alone = pictures.filter((_, i) => wide[i] >= 2 && narrow[i] === 0).length;
  expect(mixed).toBeGreaterThan(10);
  expect(alone).toBeGreaterThan(10);
});
