import { expect, test } from 'vitest';
import type { Finding } from '../explain/findings.ts';
import type { PlacedPart } from '../explain/shape.ts';
import { englishReasons, partInEnglish } from './english.ts';
import { sentences } from './sentences.ts';

/** Returns probabilities of 0–9; those not given are 0. */
function shares(given: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: 10 }, (_, digit) => given[digit] ?? 0);
}

function finding(given: Partial<Finding>): Finding {
  return {
    favours: 4,
    cover: 'paper',
    part: { part: 'bend', row: 'middle', column: 'middle' },
    pixels: [1],
    weight: 2,
    without: shares({ 4: 1 }),
    ...given,
  };
}

const probabilities = shares({ 4: 0.912, 9: 0.08 });

/** Replaces the spaces that keep numbers and their signs on one line. */
const plain = (lines: readonly string[]) => lines.map((line) => line.replaceAll('\u00a0', ' '));

test('names each part and describes the reading without it', () => {
  const findings = [
    finding({
      part: { part: 'opening', row: 'top', column: 'middle' },
      cover: 'ink',
      without: shares({ 9: 0.97, 4: 0.0004 }),
    }),
    finding({
      part: { part: 'stroke', slope: 'horizontal', row: 'middle', column: 'middle' },
      without: shares({ 4: 0.6, 9: 0.4 }),
    }),
    finding({
      favours: 9,
      part: { part: 'bend', row: 'middle', column: 'left' },
      weight: Math.log(12),
      without: shares({ 4: 0.97, 9: 0.01 }),
    }),
  ];
  expect(plain(sentences({ digit: 4, against: 9, probabilities, findings }, englishReasons))).toEqual([
    'It looks like a 4 rather than a 9 (4: 91.2 %, 9: 8.0 %).',
    'The opening at the top is evidence for 4 and against 9: with ink there, this would be a 9 (9: 97.0 %, 4: under 0.1 %).',
    'The horizontal stroke in the middle is also evidence for 4: without it, this would still be a 4 (4: 60.0 %, 9: 40.0 %).',
    'The bend at the left is evidence for 9 and against 4: without it, 9 would be 12 times less likely.',
  ]);
});

test('says when no part is evidence, and when the classifier alone reads another digit', () => {
  expect(plain(sentences({ digit: 9, against: 4, probabilities, findings: [] }, englishReasons))).toEqual([
    'Seen on its own, it looks more like a 4 (9: 8.0 %, 4: 91.2 %).',
    'No single part is evidence for 9 and against 4.',
    'No single part is evidence for 4 and against 9.',
  ]);
  const other = { digit: 7, against: 9, probabilities: shares({ 8: 0.7, 7: 0.2, 9: 0.1 }), findings: [] };
  const [opening] = sentences(other, englishReasons);
  expect(plain([opening])).toEqual([
    'Seen on its own, it looks more like an 8 (8: 70.0 %, 7: 20.0 %, 9: 10.0 %).',
  ]);
});

test.each<[PlacedPart, string]>([
  [{ part: 'loop', row: 'bottom', column: 'left' }, 'the loop at the bottom left'],
  [{ part: 'junction', row: 'middle', column: 'right' }, 'the place where strokes meet at the right'],
  [
    { part: 'openSpace', side: 'top', row: 'middle', column: 'middle' },
    'the space open to the top in the middle',
  ],
])('%j in English', (part, words) => {
  expect(partInEnglish(part)).toBe(words);
});
