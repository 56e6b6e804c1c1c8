import { expect, test } from 'vitest';
import type { Candidate } from '../base/types.ts';
import { createRandom } from '../random/random.ts';
import type { Expect } from './expect.ts';
import { meanings } from './interpret.ts';
import { rank } from './rank.ts';

const list = (candidates: Readonly<Record<string, number>>): Candidate[] =>
  Object.entries(candidates).map(([text, probability]) => ({ text, probability }));

test('candidates that do not satisfy the format are dropped, and their mass stays as doubt', () => {
  const read = list({ '4111?': 0.5, '79927398710': 0.3, '79927398713': 0.15 });
  expect(rank(read, { kind: 'luhn' })).toEqual({
    text: '79927398713',
    value: '79927398713',
    probability: 0.15,
    candidates: [{ text: '79927398713', value: '79927398713', probability: 0.15 }],
  });
});

test('a format does not make a poor reading certain', () => {
  const ranking = rank(list({ '1234': 0.97, '1230': 0.01 }), { kind: 'luhn' });
  expect(ranking).toMatchObject({ value: '1230', probability: 0.01 });
});

test('spellings of one value are merged; the text is the most probable one', () => {
  const ranking = rank(list({ '12.5': 0.2, '1250': 0.35, '12,50': 0.3, '12?0': 0.1 }), { kind: 'amount' })!;
  expect(ranking.value).toBe('12.50');
  expect(ranking.text).toBe('12,50');
  expect(ranking.probability).toBeCloseTo(0.5, 12);
  expect(ranking.candidates.map(({ value }) => value)).toEqual(['12.50', '1250']);
});

test('without a format, a single digit keeps its marks, and a longer number is its digits', () => {
  const values = (texts: string[]) => texts.map((text) => rank([{ text, probability: 1 }])?.value);
  expect(values(['-5', '.5', '5,', '/4', '5', '5?'])).toEqual(['-5', '.5', '5,', '/4', '5', '5']);
  expect(values(['12-34', '-4500-', '1,250.00'])).toEqual(['1234', '4500', '125000']);
});

test('a date with two meanings has at most a probability of one half each', () => {
  const ranking = rank(list({ '03/04/2024': 0.98 }), { kind: 'date' })!;
  expect(ranking.probability).toBeCloseTo(0.49, 12);
  expect(ranking.candidates.map(({ value }) => value)).toEqual(['2024-04-03', '2024-03-04']);
  expect(rank(list({ '03/04/2024': 0.98 }), { kind: 'date', order: 'mdy' })?.probability).toBe(0.98);
});

test('marks that the format does not allow count for the value of their digits', () => {
  const ranking = rank(list({ '4.7.20-': 0.7, '4.720-': 0.25, '4.726': 0.04 }), { kind: 'amount' })!;
  expect(ranking.value).toBe('4720');
  expect(ranking.probability).toBeGreaterThan(0.92);
  expect(ranking.probability).toBeLessThan(0.95);
});

test('if allowed marks are very improbable, the paper holds something else', () => {
  const ranking = rank(list({ '12/05': 0.97, '1205': 0.005 }), { kind: 'amount' })!;
  expect(ranking.value).toBe('1205');
  expect(ranking.probability).toBeLessThan(0.5);
});

test('cents of one digit are rare: the same digits without a point are more likely', () => {
  const ranking = rank(list({ '1719.4': 0.3, '17194': 0.69 }), { kind: 'amount' })!;
  expect(ranking.probability).toBeCloseTo((0.99 * 0.69) / (0.69 + 0.03), 9);
  // If nothing else was read, they are accepted.
  expect(rank(list({ '12.5': 0.99 }), { kind: 'amount' })).toMatchObject({
    value: '12.50',
    probability: 0.99,
  });
});

test('candidates that do not fit count less if the caller is trusted; a longer number still causes a refusal', () => {
  const read = list({ '94107': 0.9, '9410': 0.1 });
  expect(rank(read, { kind: 'zip-us' }, 0.5)?.probability).toBeCloseTo(0.9 / 0.95, 9);
  const longer = list({ '941072': 0.97, '94107': 0.03 });
  expect(rank(longer, { kind: 'zip-us' }, 0.5)?.probability).toBeLessThan(0.1);
});

test('null if nothing satisfies the format', () => {
  expect(rank(list({ '1234': 0.9, '12345678': 0.1 }), { kind: 'zip-us' })).toBeNull();
  expect(rank([], { kind: 'zip-us' })).toBeNull();
  expect(rank([])).toBeNull();
});

test('without a format: the text as read, with its digits as value', () => {
  const ranking = rank(list({ '12?': 0.4, '12.': 0.2, '12': 0.3 }))!;
  expect(ranking).toMatchObject({ text: '12', value: '12' });
  expect(ranking.candidates).toHaveLength(2);
  expect(ranking.candidates[0].probability).toBeCloseTo(0.5, 12);
  expect(ranking.candidates[1]).toEqual({ text: '12?', value: '12', probability: 0.4 });
  expect(rank(list({ '': 0.9 }))).toMatchObject({ text: '', value: '' });
});

test('scores that sum to more than 1 are divided by their sum', () => {
  expect(rank(list({ '12345': 3, '1234': 1 }), { kind: 'zip-us' })?.probability).toBe(0.75);
});

test('an invalid probability is rejected and named', () => {
  expect(() => rank(list({ '1': -0.1 }))).toThrow('rank: candidate "1": got probability -0.1, wanted 0 to 1');
  expect(() => rank(list({ '1': Number.NaN }))).toThrow(RangeError);
});

const FORMATS: readonly Expect[] = [
  { kind: 'integer', max: 5000 },
  { kind: 'range', min: 0, max: 2000 },
  { kind: 'amount' },
  { kind: 'digits', count: [2, 4] },
  { kind: 'date' },
  { kind: 'time' },
  { kind: 'oneOf', values: ['1.2', '12', '120'] },
  { kind: 'luhn' },
  { kind: 'mod11' },
  { kind: 'pattern', pattern: '[1-3]+(\\.\\d\\d)?' },
];

/**
 * Returns a list like that of a beam search: different strings, whose probabilities sum to less
 * than 1.
 */
function drawList(seed: number): Candidate[] {
  const random = createRandom(`n-best ${seed}`);
  const texts = Array.from({ length: 1 + random.integer(8) }, () =>
    Array.from({ length: 1 + random.integer(8) }, () => '01234.,:/-?$'[random.integer(12)]).join(''),
  );
  texts.push([1 + random.integer(31), 1 + random.integer(14), 2020 + random.integer(4)].join('/'));
  let left = 1;
  return [...new Set(texts)].map((text) => {
    const probability = left * random.next();
    left -= probability;
    return { text, probability };
  });
}

test.each(FORMATS)(
  '$kind: ranked values satisfy the format, in order, with at most the mass that was read',
  (format) => {
    let ranked = 0;
    for (let seed = 0; seed < 400; seed++) {
      const read = drawList(seed);
      const ranking = rank(read, format);
      if (!ranking) {
        expect(read.flatMap(({ text }) => meanings(format, text))).toEqual([]);
        continue;
      }
      ranked++;
      for (const { text, value } of ranking.candidates) {
        expect(meanings(format, text).map((meaning) => meaning.value)).toContain(value);
      }
      const probabilities = ranking.candidates.map(({ probability }) => probability);
      expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
      const isValid = ({ text }: Candidate) => meanings(format, text).length > 0;
      // Only spellings of the same digits count as well.
      const digits = new Set(read.filter(isValid).map(({ text }) => text.replace(/\D/g, '')));
      const sumOf = (some: Candidate[]) => some.reduce((sum, { probability }) => sum + probability, 0);
      const mass = sumOf(read.filter(({ text }) => digits.has(text.replace(/\D/g, ''))));
      const total = probabilities.reduce((sum, p) => sum + p, 0);
      expect(total).toBeLessThanOrEqual(mass + 1e-9);
      if (read.every((one) => isValid(one) || !digits.has(one.text.replace(/\D/g, '')))) {
        expect(total).toBeCloseTo(sumOf(read.filter(isValid)), 9);
      }
    }
    expect(ranked).toBeGreaterThan(10);
  },
);

test.each(FORMATS)('$kind: one more invalid candidate never raises a valid one', (format) => {
  for (let seed = 0; seed < 200; seed++) {
    const read = drawList(seed);
    const before = rank(read, format);
    for (const probability of [0, 0.01, 0.5, 2]) {
      const after = rank([...read, { text: '??', probability }], format);
      expect(after?.candidates.map(({ value }) => value)).toEqual(
        before?.candidates.map(({ value }) => value),
      );
      before?.candidates.forEach((candidate, place) => {
        expect(after!.candidates[place].probability).toBeLessThanOrEqual(candidate.probability);
      });
    }
  }
});

test.each(FORMATS)('$kind: the text of a meaning has the same meaning', (format) => {
  for (const { text } of Array.from({ length: 1000 }, (_, seed) => drawList(seed)).flat()) {
    const found = meanings(format, text);
    const again = found.map((meaning) => meanings(format, meaning.text).map(({ value }) => value));
    for (const values of again) expect(values).toEqual(found.map(({ value }) => value));
  }
});
