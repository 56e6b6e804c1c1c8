import { expect, test } from 'vitest';
import { isInPieces, textSeen } from './orientation.ts';

const line = (width: number, { angle = 0, probability = 1, digit = 20 } = {}) => ({
  region: { x: 0, y: 0, width, height: 25, angle },
  digit,
  kind: 'number' as const,
  probability,
  kinds: [probability, 0, 1 - probability],
});

test('text is counted in digits; single signs are not text', () => {
  expect(textSeen([line(100), line(60, { probability: 0.5 }), line(20), line(29)])).toBe(5 + 1.5);
  expect(textSeen([])).toBe(0);
});

test('a page in pieces has more single signs than lines', () => {
  expect(isInPieces([line(100), line(20), line(10)])).toBe(true);
  expect(isInPieces([line(100), line(20)])).toBe(false);
  expect(isInPieces([])).toBe(false);
  // A digit.
  expect(isInPieces([line(20)])).toBe(false);
});
