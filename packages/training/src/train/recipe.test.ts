import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { STRIP_HEIGHT } from '@cifra/core/strip.ts';
import { expect, test } from 'vitest';
import { elements, planModel } from '../nn/plan.ts';
import { checkRecipe, type DigitRecipe, parseRecipe } from './recipe.ts';
import { tinyRecipe } from './testing/tinyRecipe.ts';
import { recipeHash } from './versions.ts';

const folder = new URL('../../recipes/', import.meta.url);

test.each(readdirSync(folder))('%s is a recipe of its name, and its layers fit', (file) => {
  const recipe = parseRecipe(readFileSync(new URL(file, folder), 'utf8'), file);
  expect(recipe.name).toBe(basename(file, '.json'));
  const plan =
    recipe.task === 'number'
      ? planModel(recipe.model, [1, STRIP_HEIGHT, recipe.width])
      : planModel(recipe.model);
  expect(plan.to).toEqual([recipe.task === 'number' ? LINE_CLASSES : 10]);
});

test('digit-small stays small', () => {
  const file = new URL('digit-small.json', folder);
  const { model } = parseRecipe(readFileSync(file, 'utf8'), 'digit-small.json');
  const { multiplyAdds, parameters } = planModel(model);
  expect(multiplyAdds).toBeLessThanOrEqual(3_000_000);
  expect(4 * parameters.reduce((sum, { shape }) => sum + elements(shape), 0)).toBeLessThan(300_000);
});

test('a wrong field is named with its place', () => {
  const recipe = tinyRecipe();
  const layers = [...recipe.model.layers, { kind: 'residual', body: [{ kind: 'conv', out: 0, kernel: 3 }] }];
  expect(() => checkRecipe({ ...recipe, model: { layers } })).toThrow(
    `recipe.model.layers[${layers.length - 1}].body[0].out: got 0, wanted a whole number ≥ 1`,
  );
  expect(() => checkRecipe({ ...recipe, learningRat: 1 })).toThrow(
    'recipe.learningRat: got 1, wanted no such field',
  );
  expect(() => parseRecipe('{', 'my.json')).toThrow('my.json: not JSON');
  expect(() => parseRecipe('{}', 'my.json')).toThrow('my.json: recipe.name: got nothing, wanted a name');
});

test('what an augmentation leaves out is off', () => {
  const checked = checkRecipe({ ...tinyRecipe(), augmentation: { rotation: 5 } });
  const { augmentation } = checked as DigitRecipe;
  expect(augmentation).toMatchObject({
    rotation: 5,
    shear: 0,
    noise: { probability: 0 },
    elastic: { amplitude: 0 },
  });
});

test('the hash tells recipes apart, but not the order of their fields', () => {
  const recipe = tinyRecipe();
  const turned = checkRecipe(Object.fromEntries(Object.entries(recipe).reverse()));
  expect(recipeHash(turned)).toBe(recipeHash(checkRecipe(recipe)));
  expect(recipeHash({ ...recipe, epochs: 3 })).not.toBe(recipeHash(recipe));
});
