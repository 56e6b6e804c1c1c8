import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SITE_FAMILIES } from '../dataset/siteFamily.ts';
import type { DigitRecipe } from '../recipe/digitRecipe.ts';
import { checkRecipe } from '../recipe/recipe.ts';
import { curveRecipe, curveRuns } from './curveRuns.ts';

const recipe = checkRecipe(
  JSON.parse(readFileSync(new URL('../../recipes/digit-small-strokes.json', import.meta.url), 'utf8')),
) as DigitRecipe;

test('within a seed, more families include the fewer, and the family that is read is never learned', () => {
  for (const seed of [1, 2, 3]) {
    const runs = curveRuns(3).filter((run) => run.by === 'families' && run.seed === seed);
    const learned = runs.map(({ leaveOut }) => SITE_FAMILIES.filter((name) => !leaveOut.includes(name)));
    expect(learned.map(({ length }) => length)).toEqual([0, 1, 2, 4, 5]);
    for (const [i, { read }] of runs.entries()) {
      expect(learned[i]).not.toContain(read);
      if (i > 0) expect(learned[i]).toEqual(expect.arrayContaining(learned[i - 1]));
    }
  }
  const read = curveRuns(3).filter(({ by, size }) => by === 'families' && size === 1);
  expect(new Set(read.map((run) => run.read)).size).toBe(3);
});

test('every run that is trained follows a valid recipe without a teacher', () => {
  const runs = curveRuns(1).filter(({ size }) => size !== 0);
  const strokes = runs.map((run) => {
    const own = checkRecipe(curveRecipe(recipe, run)) as DigitRecipe;
    expect(own).not.toHaveProperty('distillation');
    expect(own.data.strokes).not.toHaveProperty('nonDigits');
    expect(own.data.strokes?.variants).toEqual(recipe.data.strokes?.variants);
    return own.data.strokes;
  });
  expect(strokes.map((each) => each?.writers)).toEqual([10, 30, 100, ...Array(5).fill(undefined)]);
  expect(strokes.map((each) => each?.leaveOut?.length ?? 0)).toEqual([0, 0, 0, 0, 5, 4, 2, 1]);
});
