// The recipe reference names every field that the checker knows, and its example is a valid recipe.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noAugmentation } from '@cifra/training/augment/augment.ts';
import { checkRecipe } from '@cifra/training/recipe/recipe.ts';
import page from '@cifra/training/recipes/page.json' with { type: 'json' };
import { expect, test } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '../docs/recipes.md'), 'utf8');
const example = JSON.parse(/```json\n(.*?)```/s.exec(text)?.[1] ?? '');

test('the example is a valid recipe', () => {
  expect(checkRecipe(example)).toMatchObject({ name: 'my-digits' });
});

/** The fields that a checker lists when it meets an unknown one. */
function knownFields(recipe: object): string[] {
  try {
    checkRecipe(recipe);
  } catch (error) {
    return [...(error as Error).message.matchAll(/[a-z][A-Za-z0-9]+(?=,| or |$|\))/g)].map(
      ([field]) => field,
    );
  }
  throw new Error('the unknown field was accepted');
}

test.each([
  ['a digit recipe', { ...example, unknownField: 1 }],
  ['its data', { ...example, data: { ...example.data, unknownField: 1 } }],
  ['a number recipe', { task: 'number', unknownField: 1 }],
  ['a page recipe', { task: 'page', unknownField: 1 }],
  ['the data of a page recipe', { ...page, data: { ...page.data, unknownField: 1 } }],
  ['the augmentation of a page recipe', { ...page, augmentation: { ...page.augmentation, unknownField: 1 } }],
  ['the loss of a page recipe', { ...page, loss: { ...page.loss, unknownField: 1 } }],
])('every field of %s is in the reference', (_, recipe) => {
  const fields = knownFields(recipe);
  expect(fields.length).toBeGreaterThan(3);
  for (const field of fields) expect(text).toMatch(new RegExp(`\\b${field}\\b`));
});

test('every augmentation is in the reference', () => {
  for (const field of Object.keys(noAugmentation)) expect(text).toContain(`| \`${field}\` |`);
});
