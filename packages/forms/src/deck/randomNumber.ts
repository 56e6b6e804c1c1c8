import type { Count, Expect, ExpectOf } from '@cifra/core/format/expect.ts';
import { interpret } from '@cifra/core/format/interpret.ts';
import { type PatternNode, parsePattern } from '@cifra/core/format/patternSyntax.ts';
import type { Random } from '@cifra/core/random/random.ts';

/** A number as it is written, and its value. */
export type WrittenNumber = { readonly text: string; readonly value: string };

/** Attempts to meet a format by chance: a check digit is met by one in ten or eleven, IBAN's two by one in 97. */
const TRIALS = 5000;

/**
 * Draws a number in a format, or of one to `cells` digits.
 * @param cells signs that there is room for
 * @throws RangeError if the format has no number that fits
 */
export function randomNumber(
  expect: Expect | undefined,
  cells: number | undefined,
  random: Random,
): WrittenNumber {
  if (expect === undefined) {
    const text = digits(random, 1 + random.integer(cells ?? 6));
    return { text, value: text };
  }
  for (let i = 0; i < TRIALS; i++) {
    const text = write(expect, cells, random);
    const meaning = text.length <= (cells ?? 24) ? interpret(expect, text) : null;
    if (meaning !== null) return { text, value: meaning.value };
  }
  throw new RangeError(`randomNumber: no number in ${JSON.stringify(expect)} fits ${cells ?? 24} signs`);
}

function write(expect: Expect, cells: number | undefined, random: Random): string {
  const hasMarks = cells === undefined;
  switch (expect.kind) {
    case 'integer':
      return String(
        between(expect.min ?? 0, expect.max ?? 10 ** (1 + random.integer(cells ?? 6)) - 1, random),
      );
    case 'range':
      return ranged(expect, hasMarks, random);
    case 'amount':
      return amount(expect, hasMarks, random);
    case 'zip-us':
      return digits(random, 5);
    case 'date':
      return date(expect, hasMarks, random);
    case 'time':
      return [between(0, 23, random), between(0, 59, random)].map(two).join(hasMarks ? ':' : '');
    case 'phone':
      return `0${1 + random.integer(9)}${digits(random, 7)}`;
    case 'digits':
      return digits(random, counted(expect.count, random));
    case 'oneOf':
      return expect.values[random.integer(expect.values.length)];
    case 'luhn':
    case 'mod11':
      return digits(
        random,
        expect.count === undefined ? Math.min(cells ?? 8, 8) : counted(expect.count, random),
      );
    case 'iban':
      return digits(random, cells ?? 20);
    case 'isbn':
      return `978${digits(random, 10)}`;
    case 'pattern':
      return matching(parsePattern(expect.pattern), random);
  }
}

function ranged({ min, max }: ExpectOf<'range'>, hasMarks: boolean, random: Random): string {
  const value = min + (max - min) * random.next();
  return hasMarks ? value.toFixed(random.integer(3)) : String(Math.round(value));
}

function amount({ decimals = 2 }: ExpectOf<'amount'>, hasMarks: boolean, random: Random): string {
  const whole = digits(random, 1 + random.integer(4)).replace(/^0+(?=\d)/, '');
  return hasMarks && decimals > 0
    ? `${whole}${random.next() < 0.5 ? '.' : ','}${digits(random, decimals)}`
    : whole;
}

function date({ order = 'dmy' }: ExpectOf<'date'>, hasMarks: boolean, random: Random): string {
  const [day, month, year] = [between(1, 28, random), between(1, 12, random), between(1970, 2029, random)];
  const parts = { d: two(day), m: two(month), y: String(year) };
  const mark = hasMarks ? './-'[random.integer(3)] : '';
  return [...order].map((part) => parts[part as 'd' | 'm' | 'y']).join(mark);
}

function counted(count: Count, random: Random): number {
  return typeof count === 'number' ? count : between(count[0], count[1], random);
}

/** Both limits are included. */
function between(least: number, most: number, random: Random): number {
  return least + random.integer(most - least + 1);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function digits(random: Random, length: number): string {
  return Array.from({ length }, () => random.integer(10)).join('');
}

const SIGNS = [..."0123456789.,-/:' "];
/** Repetitions beyond the fewest that a pattern asks for. */
const MORE = 3;

function matching(node: PatternNode, random: Random): string {
  switch (node.kind) {
    case 'character': {
      const all = SIGNS.filter(node.accepts);
      return all.length === 0 ? '' : all[random.integer(all.length)];
    }
    case 'sequence':
      return node.items.map((item) => matching(item, random)).join('');
    case 'choice':
      return matching(node.items[random.integer(node.items.length)], random);
    case 'repeat': {
      const times = between(node.least, Math.min(node.most, node.least + MORE), random);
      return Array.from({ length: times }, () => matching(node.item, random)).join('');
    }
  }
}
