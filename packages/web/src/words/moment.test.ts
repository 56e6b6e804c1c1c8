import { expect, test } from 'vitest';
import { momentText } from './moment.ts';

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();
const now = at(2026, 11, 1, 18, 0);

test('a time of today has no date, an earlier one has the day, one of another year also the year', () => {
  expect(momentText(at(2026, 11, 1, 9, 5), now, 'de')).toBe('09:05');
  expect(momentText(at(2026, 10, 30, 9, 5), now, 'de')).toBe('30. Nov., 09:05');
  expect(momentText(at(2025, 10, 30, 9, 5), now, 'de')).toBe('30. Nov. 2025, 09:05');
});
