import { expect, test } from 'vitest';
import { concatenate } from './concatenate.ts';
import { familyOf } from './siteFamily.ts';

const digit = (name: string, ink: number) => ({
  name,
  images: new Uint8Array(784).fill(ink),
  labels: Uint8Array.of(ink),
  files: { [name]: 'hash' },
});

test('two sets in order; what only one knows is unknown for the other', () => {
  const both = concatenate({ ...digit('a', 1), writers: Int32Array.of(7) }, digit('b', 2));
  expect([both.images[0], both.images[784], both.images.length]).toEqual([1, 2, 1568]);
  expect(both).toMatchObject({ name: 'a and b', files: { a: 'hash', b: 'hash' } });
  expect([...both.labels]).toEqual([1, 2]);
  expect([...(both.writers ?? [])]).toEqual([7, -1]);
  expect(both.series).toBeUndefined();
});

test('sites that share writers are one family; small ones are pooled', () => {
  expect(['apa', 'app', 'ced', 'syn', 'tos', 'pendigits', 'aga', 'imp', 'lou', 'pri'].map(familyOf)).toEqual([
    'ap',
    'ap',
    'ce',
    'syn',
    'tos',
    'pendigits',
    ...Array(4).fill('aga+small'),
  ]);
});
