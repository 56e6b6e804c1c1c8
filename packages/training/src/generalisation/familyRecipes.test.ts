import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import type { NumberRecipe } from '../recipe/numberRecipe.ts';
import { checkRecipe } from '../recipe/recipe.ts';
import { digitsWithout, linesWithout } from './familyRecipes.ts';

const recipeOf = (name: string) =>
  checkRecipe(JSON.parse(readFileSync(new URL(`../../recipes/${name}.json`, import.meta.url), 'utf8')));

test('both recipes of strokes leave the family out and keep the rest', () => {
  const [digit, number] = [
    recipeOf('digit-strokes') as DigitRecipe,
    recipeOf('number-strokes') as NumberRecipe,
  ];
  const [digits, lines] = [digitsWithout(digit, ['syn']), linesWithout(number, ['syn'])];
  for (const [without, whole] of [[digits, digit] as const, [lines, number] as const]) {
    const { strokes, ...data } = whole.data;
    expect(checkRecipe(without)).toEqual({
      ...whole,
      data: { ...data, strokes: { ...strokes, leaveOut: ['syn'] } },
    });
  }
});

test('a recipe without strokes or with a teacher is refused', () => {
  expect(() => digitsWithout(recipeOf('digit') as DigitRecipe, ['ap'])).toThrow('expected data.strokes');
  expect(() => linesWithout(recipeOf('number') as NumberRecipe, ['ap'])).toThrow('expected data.strokes');
  expect(() => digitsWithout(recipeOf('digit-small-strokes') as DigitRecipe, ['ap'])).toThrow(
    'recipe digit-small-strokes: expected no distillation, because its teachers may have learned from ap',
  );
});
