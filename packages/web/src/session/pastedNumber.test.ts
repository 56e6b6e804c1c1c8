import { expect, test } from 'vitest';
import { pastedNumber } from './pastedNumber.ts';

test.each([
  ['-1280.50-', '1280.50'],
  ['=7=', '7'],
  ['#1,234.56-', '1,234.56'],
  ['-42', '-42'],
  ['42-', '42-'],
  ['-(5)-', '-(5)-'],
  ['12-05-2026', '12-05-2026'],
  ['', ''],
])('%s is pasted as %s', (text, pasted) => {
  expect(pastedNumber(text)).toBe(pasted);
});
