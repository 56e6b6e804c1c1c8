import { expect, test } from 'vitest';
import { FieldError } from '../json/check.ts';
import { createRandom } from '../random/random.ts';
import { interpret } from './interpret.ts';
import { matchesWhole } from './patternMatch.ts';
import { parsePattern } from './patternSyntax.ts';

const value = (pattern: string, text: string) => interpret({ kind: 'pattern', pattern }, text)?.value ?? null;

test('the whole text must match, with or without anchors', () => {
  expect([value('^\\d{3}$', '123'), value('\\d{3}', '123'), value('\\d{3}', '1234')]).toEqual([
    '123',
    '123',
    null,
  ]);
});

test('delimiters count only if the pattern has some', () => {
  expect(value('\\d{3}', '1.23')).toBe('123');
  expect(value('\\d\\.\\d\\d', '1.23')).toBe('1.23');
  expect(value('\\d\\.\\d\\d', '123')).toBeNull();
  expect(value('[1-3]\\d(-\\d{4})?', '21-0042')).toBe('21-0042');
  expect(value('\\$\\d+', '$15')).toBe('$15');
  expect(value('\\d+', '?')).toBeNull();
  expect(value('\\d*', '')).toBeNull();
});

test.each([
  '(',
  ')',
  '(1',
  '1)',
  '[',
  '[]',
  '[3-1]',
  '*',
  '1**',
  '1*?',
  '{2}',
  '1{3,2}',
  '1{41}',
  '1{,3}',
  '\\w',
  '\\1',
  '(?=1)',
  '(?<a>1)',
  'a',
  '1$2',
  '1^',
  '\\',
  '',
  '1'.repeat(101),
])('%s is rejected', (pattern) => {
  expect(() => parsePattern(pattern)).toThrow(FieldError);
  expect(() => parsePattern(pattern)).toThrow(/^expect\.pattern: got ".*, expected a regular expression/);
});

test.each([
  '(\\d+)+-',
  '(\\d|\\d\\d)*-',
  '((((\\d*)*)*)*)*-',
  `${'\\d*'.repeat(30)}-`,
  '(1|1|1)*-',
  '((\\d{0,40}){0,40}){0,40}-',
])('%s is matched in bounded time', (pattern) => {
  const started = performance.now();
  expect(matchesWhole(parsePattern(pattern), '1'.repeat(40))).toBe(false);
  // A backtracking matcher needs hours; this is a few milliseconds.
  expect(performance.now() - started).toBeLessThan(1000);
});

test('agrees with the RegExp of the engine on random patterns', () => {
  const random = createRandom('patterns');
  const pick = (items: readonly string[]) => items[random.integer(items.length)];
  const pattern = (depth: number): string => {
    if (depth === 0) return pick(['1', '2', '\\d', '[12]', '[^1]', '[2-4.]', '.', '\\.', '-']);
    const shape = random.integer(4);
    if (shape === 0) return pattern(depth - 1) + pattern(depth - 1);
    if (shape === 1) return `(${pattern(depth - 1)}|${pattern(depth - 1)})`;
    if (shape === 2) return `(?:${pattern(depth - 1)})${pick(['?', '*', '+', '{2}', '{1,2}', '{2,}'])}`;
    return pattern(depth - 1);
  };
  let matched = 0;
  for (let round = 0; round < 3000; round++) {
    const source = pattern(3);
    if (source.length > 100) continue;
    const text = Array.from({ length: random.integer(7) }, () => pick(['1', '1', '2', '3', '.', '-'])).join(
      '',
    );
    const wanted = new RegExp(`^(?:${source})$`).test(text);
    matched += Number(wanted);
    expect([source, text, matchesWhole(parsePattern(source), text)]).toEqual([source, text, wanted]);
  }
  expect(matched).toBeGreaterThan(200);
});
