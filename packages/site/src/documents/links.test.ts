import { expect, test } from 'vitest';
import { resolveLinks } from './links.ts';

const resolved = (text: string, file = 'docs/cli.md') => resolveLinks(text, file, '/cifra/').text;

test.each([
  ['[a](reading.md#formats)', '[a](/cifra/reading/#formats)'],
  ['[a](decisions/0005-serving-digits.md)', '[a](/cifra/decisions/0005-serving-digits/)'],
  ['[a](../models/number/CARD.md)', '[a](/cifra/models/number/)'],
  ['[a\nb](../bench/RECORDS.md)', '[a\nb](/cifra/records/)'],
  ['[a](../README.md)', '[a](/cifra/)'],
  ['[a](../README.md#how-good-it-is)', '[a](/cifra/figures/#how-good-it-is)'],
  ['[`a[0]`](reading.md), [b](api.md)', '[`a[0]`](/cifra/reading/), [b](/cifra/api/)'],
  ['[a](../LICENSE)', '[a](/cifra/source/license/)'],
  ['[a](#formats) [b](https://example.org/x.md) <https://example.org>', undefined],
  ['![a picture](images/explain.svg)', undefined],
  ['```md\n[a](reading.md)\n```', undefined],
])('%s', (text, expected = text) => {
  expect(resolved(text)).toBe(expected);
});

test('files and folders that are not documents become pages', () => {
  const text = '[a](../packages/training/recipes) [b](../scripts/rooms.ts)';
  const { sources } = resolveLinks(text, 'docs/training.md', '/');
  expect(sources).toEqual(['packages/training/recipes', 'scripts/rooms.ts']);
});

test('a link without a target fails', () => {
  expect(() => resolved('[a](absent.ts)')).toThrow('there is no docs/absent.ts');
});
