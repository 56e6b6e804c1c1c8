import { classOf, LINE_CLASSES, OTHER, STRUCK_OUT, SYMBOLS } from '@cifra/core/model/symbols.ts';
import { createRandom } from '@cifra/core/random/random.ts';
import { expect, test } from 'vitest';
import { negativeText, numberText, plainText } from './numberText.ts';

const MANY = 4000;
const texts = (draw: typeof numberText) => {
  const random = createRandom('number text');
  return Array.from({ length: MANY }, () =>
    draw(random)
      .map((symbol) => SYMBOLS[symbol])
      .join(''),
  );
};

test('every symbol is a class, and no text exceeds the maximum length', () => {
  for (const draw of [numberText, negativeText]) {
    const random = createRandom('classes');
    for (let i = 0; i < MANY; i++) {
      const symbols = draw(random);
      expect(symbols.length).toBeGreaterThan(0);
      expect(symbols.length).toBeLessThanOrEqual(13);
      expect(
        symbols.every((symbol) => Number.isInteger(symbol) && symbol >= 0 && symbol < LINE_CLASSES - 1),
      ).toBe(true);
    }
  }
});

test('a number contains digits and valid symbols only; each mark occurs', () => {
  const all = texts(numberText);
  for (const text of all) {
    expect(text).toMatch(/\d/);
    expect(text).not.toContain(OTHER);
  }
  const seen = new Set(all.join(''));
  for (const symbol of SYMBOLS) if (symbol !== OTHER && symbol !== STRUCK_OUT) expect(seen).toContain(symbol);
});

test('the kinds of numbers have their documented frequencies', () => {
  const all = texts(numberText);
  const share = (pattern: RegExp) => all.filter((text) => pattern.test(text)).length / MANY;
  expect(share(/^\d+$/)).toBeCloseTo(0.35, 1);
  expect(share(/^[$€£]/)).toBeCloseTo(0.05, 1);
  expect(share(/^(\(|\+\d).{9}/)).toBeCloseTo(0.04, 1);
  expect(share(/%$/)).toBeCloseTo(0.04, 1);
  expect(share(/^\D?\d\D?$/)).toBeGreaterThan(0.03);
  expect(share(/:/)).toBeGreaterThan(0.005);
  expect(share(/^#\d{1,4}$/)).toBeGreaterThan(0.003);
  // Dates: two marks of the same kind, valid days and months.
  const dates = all.filter((text) => /^\d{1,2}([/.-])\d{1,2}\1(\d{2}|\d{4})$/.test(text));
  expect(dates.length / MANY).toBeGreaterThan(0.04);
  for (const date of dates) {
    const [day, month] = date.split(/[/.-]/).map(Number);
    expect(day).toBeLessThanOrEqual(31);
    expect(month).toBeLessThanOrEqual(12);
  }
});

test('lines to cross out have two to six digits', () => {
  for (const text of texts(plainText)) expect(text).toMatch(/^\d{2,6}$/);
});

test('digits repeat more often than by chance', () => {
  const pairs = texts(numberText)
    .filter((text) => /^\d{4,}$/.test(text))
    .flatMap((text) => [...text].slice(1).map((digit, i) => digit === text[i]));
  const share = pairs.filter(Boolean).length / pairs.length;
  expect(share).toBeGreaterThan(0.17);
  expect(share).toBeLessThan(0.25);
});

test('most lines without numbers contain only letters and scribbles', () => {
  const all = texts(negativeText);
  const alone = all.filter((text) => [...text].every((symbol) => symbol === OTHER));
  expect(alone.length / MANY).toBeGreaterThan(0.65);
  expect(new Set(all.join(''))).toContain('7');
  expect(all.every((text) => /^[0-9?]{1,6}$/.test(text))).toBe(true);
  expect(classOf(OTHER)).toBe(LINE_CLASSES - 2);
});
