import { expect, test } from 'vitest';
import { boxedText, digitsOf, seenText } from './boxedText.ts';
import { withDigit } from './withDigit.ts';

test('the boxes show the digits of a correction that has one for each box, whatever its marks', () => {
  expect(boxedText('1749', '1349')).toBe('1349');
  expect(boxedText('1250', '12,50')).toBe('12,50');
});

test('a correction with more or fewer digits leaves the boxes as read', () => {
  for (const corrected of [undefined, '', '174', '17490']) expect(boxedText('1749', corrected)).toBe('1749');
});

test('a digit is corrected in its box', () => {
  expect(digitsOf('-1.234,50')).toEqual([1, 2, 3, 4, 5, 0]);
  for (const place of [0, 3, 5]) expect(digitsOf(withDigit('-1.234,50', place, 9))[place]).toBe(9);
});

test('letters without a digit are not shown as a number', () => {
  expect(['??????', '', '-'].map((text) => seenText({ text }))).toEqual(['', '', '']);
  expect(seenText({ text: '17?' })).toBe('17?');
});
