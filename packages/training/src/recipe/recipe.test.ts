import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PAGE_CHANNELS } from '@cifra/core/model/pageModel.ts';
import { LINE_CLASSES } from '@cifra/core/model/symbols.ts';
import { expect, test } from 'vitest';
import { elements, planModel } from '../nn/plan.ts';
import { tinyRecipe } from '../run/testing/tinyRecipe.ts';
import { recipeHash } from '../run/versions.ts';
import type { DigitRecipe } from './digitRecipe.ts';
import { planNetwork } from './network.ts';
import { checkRecipe, parseRecipe } from './recipe.ts';

const folder = new URL('../../recipes/', import.meta.url);

test.each(readdirSync(folder))('%s has the name of its file, and its layers fit', (file) => {
  const recipe = parseRecipe(readFileSync(new URL(file, folder), 'utf8'), file);
  expect(recipe.name).toBe(basename(file, '.json'));
  const outputs = { digit: 10, number: LINE_CLASSES, page: PAGE_CHANNELS };
  expect(planNetwork(recipe).to[0]).toBe(outputs[recipe.task ?? 'digit']);
});

test('digit-small stays small', () => {
  const file = new URL('digit-small.json', folder);
  const { model } = parseRecipe(readFileSync(file, 'utf8'), 'digit-small.json');
  const { multiplyAdds, parameters } = planModel(model);
  expect(multiplyAdds).toBeLessThanOrEqual(3_000_000);
  expect(4 * parameters.reduce((sum, { shape }) => sum + elements(shape), 0)).toBeLessThan(300_000);
});

test('the error for a wrong field names its path', () => {
  const recipe = tinyRecipe();
  const layers = [...recipe.model.layers, { kind: 'residual', body: [{ kind: 'conv', out: 0, kernel: 3 }] }];
  expect(() => checkRecipe({ ...recipe, model: { layers } })).toThrow(
    `recipe.model.layers[${layers.length - 1}].body[0].out: got 0, expected a whole number ≥ 1`,
  );
  expect(() => checkRecipe({ ...recipe, learningRat: 1 })).toThrow(
    'recipe.learningRat: got 1, expected no such field',
  );
  expect(() => parseRecipe('{', 'my.json')).toThrow('my.json: not JSON');
  expect(() => parseRecipe('{}', 'my.json')).toThrow('my.json: recipe.name: got nothing, expected a name');
});

test.each<[object[], string]>([
  [
    [{ kind: 'flatten' }, { kind: 'dense', out: 7 }],
    'recipe.model: the last layer gives 7 outputs, expected 10 outputs',
  ],
  [
    [{ kind: 'conv', out: 10, kernel: 3 }],
    'recipe.model: the last layer gives a map of [10,26,26], expected 10 outputs',
  ],
  [
    [{ kind: 'columns' }, { kind: 'dense', out: 10 }],
    'recipe.model: gives 28 columns, expected one output for each',
  ],
  [
    [{ kind: 'flatten' }, { kind: 'conv', out: 3, kernel: 3 }],
    'recipe.model.layers: 1.conv: got features [784]',
  ],
])(
  'a network without ten digit outputs is refused, and the error names its recipe: %j',
  (layers, message) => {
    const json = JSON.stringify({ ...tinyRecipe(), model: { layers } });
    expect(() => parseRecipe(json, 'my.json')).toThrow(`my.json: ${message}`);
  },
);

test('an augmentation that is left out is off', () => {
  const checked = checkRecipe({ ...tinyRecipe(), augmentation: { rotation: 5 } });
  const { augmentation } = checked as DigitRecipe;
  expect(augmentation).toMatchObject({
    rotation: 5,
    shear: 0,
    noise: { probability: 0 },
    elastic: { amplitude: 0 },
  });
});

test('the hash differs between recipes, but does not depend on the order of fields', () => {
  const recipe = tinyRecipe();
  const turned = checkRecipe(Object.fromEntries(Object.entries(recipe).reverse()));
  expect(recipeHash(turned)).toBe(recipeHash(checkRecipe(recipe)));
  expect(recipeHash({ ...recipe, epochs: 3 })).not.toBe(recipeHash(recipe));
});

test.each([
  [{ share: 1 }, 'recipe.data.strokes.share: got 1, expected'],
  [{ share: 0.5, leaveOut: ['apa'] }, 'recipe.data.strokes.leaveOut[0]: got "apa", expected "ap" or "ce"'],
  [
    { share: 0.5, leaveOut: ['ap', 'ce', 'syn', 'tos', 'aga+small', 'pendigits'] },
    'expected a list in which at least one family is missing',
  ],
  [{ share: 0.5, variants: { flags: 0.1 } }, 'recipe.data.strokes.variants.flags: got 0.1, expected no such'],
  [{ share: 0.5, variants: { flag: 2 } }, 'recipe.data.strokes.variants.flag: got 2'],
])('wrong strokes are reported with their path: %j', (strokes, message) => {
  const recipe = tinyRecipe();
  expect(() => checkRecipe({ ...recipe, data: { ...recipe.data, strokes } })).toThrow(message);
});

test.each([
  [{ leaveOut: ['apa'] }, 'recipe.data.strokes.leaveOut[0]: got "apa", expected "ap" or "ce"'],
  [{ leaveOut: ['ap', 'ce', 'syn', 'tos', 'aga+small', 'pendigits'] }, 'recipe.data.strokes.leaveOut: got'],
])('strokes of lines leave out families as those of digits do: %j', (changes, message) => {
  const number = JSON.parse(readFileSync(new URL('number-strokes.json', folder), 'utf8'));
  const strokes = (more: object) => ({
    ...number,
    data: { ...number.data, strokes: { ...number.data.strokes, ...more } },
  });
  expect(checkRecipe(strokes({ leaveOut: ['ap'] }))).toMatchObject({
    data: { strokes: { leaveOut: ['ap'] } },
  });
  expect(() => checkRecipe(strokes(changes))).toThrow(message);
});

test('part of an epoch is a recipe, none is not', () => {
  expect(checkRecipe({ ...tinyRecipe(), epochs: 0.75 })).toMatchObject({ epochs: 0.75 });
  expect(() => checkRecipe({ ...tinyRecipe(), epochs: 0 })).toThrow(
    'recipe.epochs: got 0, expected a number > 0',
  );
});

test('a whitened first layer is for digits only', () => {
  const number = JSON.parse(readFileSync(new URL('number.json', folder), 'utf8'));
  const [first, ...layers] = number.model.layers;
  const whitened = { ...number, model: { layers: [{ ...first, whitening: true }, ...layers] } };
  expect(() => checkRecipe(whitened)).toThrow('recipe.model.layers[0].whitening: got true, expected a digit');
});
