import { expect, test } from 'vitest';
import { isLabel, LABEL_MARKS } from './label.ts';

test.each(['7', '-12,50', "1'250.00", '24/12/2026', '+49 (30) 555-1234', '$5.00', '.5'])(
  '%j is a label',
  (text) => {
    expect(isLabel(text)).toBe(true);
  },
);

test.each(['', ' ', 'abc', '12a', 'O7', '-', '€', '17?', '7\n', '٣', '../../x'])(
  '%j is not a label',
  (text) => {
    expect(isLabel(text)).toBe(false);
  },
);

test('any mark is allowed before and after a digit; no other printable character is', () => {
  const allowed = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
    (character) => isLabel(`${character}7`) && isLabel(`7${character}`),
  );
  const ascii = LABEL_MARKS.filter((each) => each.charCodeAt(0) < 127);
  expect(allowed.toSorted()).toEqual([' ', ...ascii, ...'0123456789'].toSorted());
});
