import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, parseManifest } from '@cifra/core/model/manifest.ts';
import { expect, test } from 'vitest';
import { takeaway } from './takeaway.ts';
import { en } from './words/en.ts';

const figure = (name: string, value: number): Figure => ({
  name,
  data: 'cheques',
  metric: 'accuracy',
  value,
  n: 100,
  interval95: [0, 1],
  command: '',
});
const accepted = figure('accepted, with the default settings', 0.8);
const wrong = figure('wrong of the accepted, with the default settings', 0.05);

test('of a hundred: read right, refused, and wrong', () => {
  const found = takeaway({ figures: [accepted, wrong] });
  expect(found?.right).toBeCloseTo(76);
  expect(found?.refused).toBeCloseTo(20);
  expect(found?.wrong).toBeCloseTo(4);
  expect(takeaway({ figures: [accepted] })).toBeNull();
});

test('the released model has these figures', () => {
  const file = join(import.meta.dirname, '../../../../../models/number/manifest.json');
  const found = takeaway(parseManifest(readFileSync(file, 'utf8')));
  expect(found).not.toBeNull();
  expect(found && en.takeaway(found)).toMatch(/^Of 100 amounts on cheques, it reads \d+ right, /);
});

test('less than one is not called none', () => {
  expect(en.takeaway({ right: 75.2, refused: 24.3, wrong: 0.46 })).toBe(
    'Of 100 amounts on cheques, it reads 75 right, asks about 24 and gets less than 1 wrong.',
  );
});
