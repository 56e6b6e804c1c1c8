import { expect, test } from 'vitest';
import type { Box, Picture, Reading, Refusal } from '../base/types.ts';
import { agreed } from './agreement.ts';

/** Confidence from which the line model does not doubt a digit. */
const SURE = 0.9;
const box: Box = { x: 40, y: 20, width: 30, height: 50 };
const picture: Picture = { width: 110, height: 90, channels: 1, data: new Uint8Array(110 * 90) };

/** A reading of a text with a box for each of its digits. */
function reading(raw: string, refusal: Refusal | null = null): Reading {
  const digits = (raw.match(/\d/g) ?? []).map(Number);
  return {
    text: raw,
    value: digits.join(''),
    confidence: 0.99,
    raw,
    box,
    digits: digits.map((digit) => ({ digit, box, probabilities: new Array<number>(10).fill(0.1) })),
    candidates: [],
    accepted: refusal === null,
    refusal,
  };
}

test.each(['~', '5~', '~5'])('a digit that the line model reads as struck out, %s, is crossed out', (raw) => {
  for (const refusal of [null, 'ambiguous', 'not-a-digit'] as const) {
    const read = agreed(reading('5', refusal), reading(raw, 'crossed-out'), picture, 'none', SURE);
    expect(read).toMatchObject({ text: '5', accepted: false, refusal: 'crossed-out' });
  }
});

test('several digits of which one is struck out keep the reading of the line', () => {
  const line = reading('4~1', 'crossed-out');
  expect(agreed(reading('8'), line, picture, 'none', SURE)).toBe(line);
});

test('a digit that runs out of the picture is cut off, not crossed out', () => {
  const digit = reading('5', 'cut-off');
  expect(agreed(digit, reading('~', 'crossed-out'), picture, 'none', SURE)).toBe(digit);
});

test('a digit is accepted only if the line model does not doubt it', () => {
  const digit = reading('5');
  const line = (confidence: number) => ({ ...reading('5', 'ambiguous'), confidence });
  expect(agreed(digit, reading('5'), picture, 'none', SURE)).toBe(digit);
  const doubted = agreed(digit, line(0.85), picture, 'none', SURE);
  expect(doubted).toMatchObject({ text: '5', confidence: 0.99, accepted: false, refusal: 'ambiguous' });
  // A stricter threshold of the caller is for the digit model to keep.
  expect(agreed(digit, line(0.95), picture, 'none', SURE)).toBe(digit);
});

test('a digit that is already refused keeps its reason, one that is cut off stays as it is', () => {
  for (const refusal of ['not-a-digit', 'cut-off'] as const) {
    const digit = reading('5', refusal);
    expect(agreed(digit, reading('5', 'ambiguous'), picture, 'none', SURE)).toBe(digit);
  }
});
