import { expect, test } from 'vitest';
import { LINE_KINDS } from '../model/pageClasses.ts';
import { decodePage, PAGE_CHANNELS } from '../model/pageModel.ts';
import type { FoundLine } from './foundLine.ts';
import { PAGE_PARAMETERS } from './parameters.ts';
import { votedKind } from './votedKind.ts';

const map = decodePage(new Float32Array(PAGE_CHANNELS), { width: 1, height: 1 });

/** A line whose digits are 80 pixels high in the original, seen at a size, with a probability of a number. */
function seen(octave: number, number: number, { x = 100, digit = 80 } = {}): FoundLine {
  const kinds = LINE_KINDS.map((kind) => (kind === 'number' ? number : kind === 'print' ? 1 - number : 0));
  const kind = number > 0.5 ? 'number' : 'print';
  const region = { x, y: 50, width: 160, height: 128, angle: 0 };
  return { region, digit, kind, probability: Math.max(number, 1 - number), kinds, sight: { map, octave } };
}

test('the sightings with larger digits count more', () => {
  // Digits of 20 and 80 pixels.
  const [small, large] = [seen(0.25, 0.05), seen(1, 0.9)];
  expect(votedKind(small, [small, large], PAGE_PARAMETERS).kind).toBe('number');
  const equal = [seen(0.25, 0.05), seen(0.25, 0.9)];
  expect(votedKind(equal[0], equal, PAGE_PARAMETERS).kind).toBe('print');
});

test('one sighting keeps its kind and probability', () => {
  const line = seen(0.25, 0.8);
  const voted = votedKind(line, [line], PAGE_PARAMETERS);
  expect(voted.kind).toBe('number');
  expect(voted.probability).toBeCloseTo(0.8, 3);
});

test('other lines, other heights and sizes that the model did not learn have no vote', () => {
  const line = seen(0.25, 0.8);
  const others = [seen(1, 0.01, { x: 400 }), seen(1, 0.01, { digit: 30 }), seen(2, 0.01), seen(0.125, 0.01)];
  expect(votedKind(line, [line, ...others], PAGE_PARAMETERS).kind).toBe('number');
});
