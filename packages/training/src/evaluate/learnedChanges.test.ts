import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { digitAugmentation, noAugmentation } from '../augment/augment.ts';
import type { Corruption } from '../evaluation/corruptions/kinds.ts';
import { rotation, scaling, shearing } from '../evaluation/corruptions/warped.ts';
import { learnedChangesFinding } from '../evaluation/page/findings.ts';
import { english } from '../evaluation/words/english.ts';
import { learnedChanges, RESEMBLES } from './learnedChanges.ts';

const finding = (recipe: object) => learnedChangesFinding(learnedChanges(recipe), english);
const AFFINE: readonly Corruption[] = ['shear', 'scale', 'rotate', 'translate'];

test('the changes of a recipe, in terms of the corruptions', () => {
  expect(finding({ augmentation: digitAugmentation })).toBe(
    'None of these corruptions was used in training, but the recipe’s augmentation resembles 4 of the 15 (shear, scale, rotate, ' +
      'translate): rotation by up to 12° (MNIST-C: 23°), reduction by up to 11 % (MNIST-C: 30 %), shear by up to ' +
      '0.15 (MNIST-C: 0.42), shift by up to 2 px (MNIST-C: 3 px on each axis). The other 11 were never seen.',
  );
  expect(finding({ augmentation: noAugmentation })).toBe('None of these corruptions was used in training.');
  expect(learnedChanges({})).toBeNull();
  expect(finding({})).toContain('is unknown');
});

test('the figures of MNIST-C in these sentences are those of the corruptions', () => {
  expect((0.4 * 180) / Math.PI).toBeCloseTo(23, 0);
  expect(rotation(0.4).xy).toBeCloseTo(-Math.sin(0.4), 12);
  expect(1 - 1 / scaling(0.7).xx).toBeCloseTo(0.3, 12);
  const { xy, yy } = shearing(0.4);
  expect(Math.abs(xy / yy)).toBeCloseTo(0.42, 2);
});

const recipes = new URL('../../recipes/', import.meta.url);
test.each(readdirSync(recipes).filter((file) => file.startsWith('digit')))(
  '%s uses no corruption of MNIST-C in training, except milder affine changes and its own papers, filters, strokes and noise',
  (file) => {
    const recipe = JSON.parse(readFileSync(new URL(file, recipes), 'utf8'));
    const resembled = learnedChanges(recipe)?.resembled ?? [];
    const { rotation = 0, scale = 0, shear = 0, translation = 0, ...others } = recipe.augmentation ?? {};
    const alike = (['rules', 'filter', 'paper', 'noise'] as const).filter((key) => key in others);
    const allowed = [...AFFINE, ...alike.flatMap((key) => RESEMBLES[key])];
    for (const kind of resembled) expect(allowed).toContain(kind);
    for (const key of alike) for (const kind of RESEMBLES[key]) expect(resembled).toContain(kind);
    expect(rotation).toBeLessThan(23);
    expect(scale).toBeLessThan(-Math.log(0.7));
    expect(shear).toBeLessThan(0.42);
    expect(translation).toBeLessThan(3);
  },
);

test('paper, filters, strokes and noise are reported with their probability', () => {
  const augmentation = {
    ...noAugmentation,
    rules: { probability: 0.1, most: 3 },
    filter: { probability: 0.25 },
    paper: { probability: 0, darkness: 0.5, unevenness: 0.5 },
    noise: { probability: 0.5, range: 0.5 },
  };
  expect(finding({ augmentation })).toBe(
    'None of these corruptions was used in training, but the recipe’s augmentation resembles 7 of the 15 (shot noise, impulse noise, ' +
      'motion blur, stripe, dotted line, zigzag, canny edges): straight strokes across 10 % of the digits, ' +
      'random filters on 25 %, uniform noise on 50 %. The other 8 were never seen.',
  );
});
