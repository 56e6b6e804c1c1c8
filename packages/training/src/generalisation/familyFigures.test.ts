import { expect, test } from 'vitest';
import type { SiteFamily } from '../dataset/siteFamily.ts';
import { answer, countConfused, overFamilies, QUESTIONS } from './familyFigures.ts';
import type { FamilyReading, FamilyReadings } from './leaveFamilyOut.ts';

/** A reading of a label: accepted unless it ends in `?`. */
function reading(label: string, read: string, more: Partial<FamilyReading> = {}): FamilyReading {
  const text = read.replace('?', '');
  return { writer: 'a', label, slashed: false, text, accepted: read.endsWith('?') ? [] : [text], ...more };
}

function familyOf(
  family: SiteFamily,
  digits: readonly FamilyReading[],
  numbers: readonly FamilyReading[] = [],
): FamilyReadings {
  const both = (without: readonly FamilyReading[]) => ({ before: [], without });
  return { family, settings: '', models: '', digits: both(digits), numbers: both(numbers) };
}

function asked(of: 'digits' | 'numbers', name: string) {
  return QUESTIONS.find((question) => question.of === of && question.name === name)!;
}

const ap = familyOf(
  'ap',
  [reading('1', '1'), reading('1', '7'), reading('2', '2?'), reading('3', '8?')],
  [
    reading('( 202 ) 1', '(202)1'),
    reading('12/5', '1215'),
    reading('3/7', '3/7?'),
    // The reader has no sign for the star, and two parts of it are accepted.
    reading('16 * 4', '164', { accepted: ['16', '4'] }),
  ],
);

test.each([
  ['digits', 'right', 2, 4],
  ['digits', 'refused', 2, 4],
  ['digits', 'accepted and wrong', 1, 2],
  ['numbers', 'all digits right', 3, 4],
  ['numbers', 'exact with marks', 2, 3],
  ['numbers', 'refused', 1, 4],
  ['numbers', 'accepted and wrong', 1, 3],
  ['numbers', 'with /, exact', 1, 2],
  ['numbers', 'with /, refused', 1, 2],
  ['numbers', 'with ( ), exact', 1, 1],
] as const)('%s: %s', (of, name, count, n) => {
  expect(answer(asked(of, name), ap, 'without')).toMatchObject({ value: count / n, n });
});

test('a family without such readings has no answer', () => {
  const syn = familyOf('syn', [reading('1', '1')]);
  expect(answer(asked('numbers', 'refused'), syn, 'without')).toBeNull();
  expect(overFamilies(asked('numbers', 'refused'), [syn], 'without')).toBeNull();
  expect(overFamilies(asked('numbers', 'refused'), [syn, ap], 'without')?.mean.value).toBe(0.25);
});

test('the mean counts each family once, whatever its size; the worst is named', () => {
  const syn = familyOf('syn', Array<FamilyReading>(100).fill(reading('1', '1')));
  expect(overFamilies(asked('digits', 'right'), [syn, ap], 'without')).toMatchObject({
    mean: { value: 0.75, n: 104 },
    worst: { family: 'ap', share: { value: 0.5, n: 4 } },
  });
  expect(overFamilies(asked('digits', 'refused'), [syn, ap], 'without')?.worst.family).toBe('ap');
});

test('the interval of the mean is of writers: one writer says nothing about the spread', () => {
  const by = (writer: string, right: number, wrong: number) => [
    ...Array<FamilyReading>(right).fill(reading('1', '1', { writer })),
    ...Array<FamilyReading>(wrong).fill(reading('1', '7', { writer })),
  ];
  const rightOf = (digits: readonly FamilyReading[]) =>
    overFamilies(asked('digits', 'right'), [familyOf('syn', digits)], 'without')!.mean.interval95;
  expect(rightOf(by('a', 90, 10))).toEqual([0.9, 0.9]);
  const [low, high] = rightOf([...by('a', 50, 0), ...by('b', 40, 10)]);
  // Both are the first writer, or both the second.
  expect([low, high]).toEqual([0.8, 1]);
});

test('confusions are counted among the accepted digits', () => {
  const zero = (read: string, slashed: boolean) => reading('0', read, { slashed });
  const digits = [
    ...[reading('1', '7'), reading('1', '7?'), reading('1', '1'), reading('7', '7'), reading('1', '4')],
    ...[zero('6', true), zero('0', true), zero('6?', true), zero('6', false)],
  ];
  const family = { ...familyOf('ap', []), digits: { before: digits, without: digits.slice(1) } };
  expect(countConfused('1 read as 7', [family])).toEqual({ n: 4, before: 1, without: 0 });
  expect(countConfused('slashed 0 misread', [family, family])).toEqual({ n: 6, before: 2, without: 2 });
  expect(countConfused('other 0 misread', [family])).toEqual({ n: 1, before: 1, without: 1 });
});
