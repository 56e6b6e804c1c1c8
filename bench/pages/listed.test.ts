import type { Reading } from '@cifra/core/base/types.ts';
import { expect, test } from 'vitest';
import { listed } from './listed.ts';
import { isSolved } from './solved.ts';

const reading = (text: string, accepted = true): Reading => ({
  text,
  value: text,
  confidence: 1,
  raw: text,
  box: null,
  digits: [],
  candidates: [],
  accepted,
  refusal: accepted ? null : 'ambiguous',
});

test('each reading counts for one number with the same digits, an accepted one first', () => {
  const readings = [reading('12', false), reading('1,2'), reading('34', false), reading('56'), reading('12')];
  expect(listed(['12', '34', '78', '12'], readings)).toEqual({
    pictures: 1,
    numbers: 4,
    right: 3,
    accepted: 2,
    acceptedOther: 1,
  });
});

test('a case is solved by exactly its numbers, with their sign and in their order', () => {
  const one = {
    path: '',
    isHeldOut: false,
    expect: null,
    answer: 'numbers',
    written: ['-5', '1,20'],
  } as const;
  expect(isSolved(one, [reading('-5'), reading('7', false), reading('120')])).toBe(true);
  expect(isSolved(one, [reading('5'), reading('120')])).toBe(false);
  expect(isSolved(one, [reading('120'), reading('-5')])).toBe(false);
  expect(isSolved(one, [reading('-5'), reading('120'), reading('7')])).toBe(false);
  expect(isSolved(one, null)).toBe(false);
});

test('a case that must be refused, or is damaged, is solved by that', () => {
  const one = { path: '', isHeldOut: false, expect: null, written: [] } as const;
  expect(isSolved({ ...one, answer: 'refused' }, [reading('471', false)])).toBe(true);
  expect(isSolved({ ...one, answer: 'refused' }, [reading('471')])).toBe(false);
  expect(isSolved({ ...one, answer: 'damaged' }, null)).toBe(true);
  expect(isSolved({ ...one, answer: 'damaged' }, [])).toBe(false);
});
