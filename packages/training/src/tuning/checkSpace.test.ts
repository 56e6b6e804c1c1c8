import { describe, expect, test } from 'vitest';
import { checkSpace } from './checkSpace.ts';
import { fill, type Space } from './space.ts';

const whole = {
  rate: { kind: 'logFloat', low: 0.001, high: 1 },
  optimiser: { kind: 'categorical', choices: ['sgd', 'adamw'] },
  momentum: { kind: 'float', low: 0, high: 0.99, when: { optimiser: ['sgd'] } },
  layers: { kind: 'int', low: 1, high: 3 },
  wide: { kind: 'int', low: 8, high: 32, step: 8, when: { layers: [2, 3], optimiser: ['sgd'] } },
};

test('accepts a space of every kind and fills in the step', () => {
  expect(checkSpace(whole)).toEqual({ ...whole, layers: { ...whole.layers, step: 1 } });
});

describe('names the first wrong field, with actual and expected values', () => {
  test.each<[unknown, string]>([
    [[], 'parameters: got [], expected an object'],
    [{}, 'parameters: got {}, expected at least one parameter'],
    [
      { a: { kind: 'real' } },
      'parameters.a.kind: got "real", expected "float" or "logFloat" or "int" or "categorical"',
    ],
    [{ a: { kind: 'float', low: 1 } }, 'parameters.a.high: got nothing, expected a number'],
    [{ a: { kind: 'float', low: 1, high: 1 } }, 'parameters.a.high: got 1, expected a number > 1'],
    [
      { a: { kind: 'float', low: 0, high: 1, step: 1 } },
      'parameters.a.step: got 1, expected no such field (known: low, high)',
    ],
    [{ a: { kind: 'logFloat', low: 0, high: 1 } }, 'parameters.a.low: got 0, expected a number > 0'],
    [{ a: { kind: 'int', low: 0.5, high: 1 } }, 'parameters.a.low: got 0.5, expected a whole number'],
    [
      { a: { kind: 'int', low: 0, high: 10, step: 3 } },
      'parameters.a.step: got 3, expected a whole number that leads from 0 to 10',
    ],
    [
      { a: { kind: 'categorical', choices: [1, 1] } },
      'parameters.a.choices: got [1,1], expected a list of different numbers, texts or booleans',
    ],
    [
      { a: { kind: 'categorical', choices: [] } },
      'parameters.a.choices: got [], expected a list of different',
    ],
    [
      { a: { kind: 'float', low: 0, high: 1, when: { b: [1] } } },
      'parameters.a.when.b: got [1], expected the name of an earlier parameter of kind int or categorical (there is none)',
    ],
    [{ ...whole, z: { kind: 'float', low: 0, high: 1, when: { rate: [1] } } }, '(optimiser, layers, wide)'],
    [
      { ...whole, z: { kind: 'float', low: 0, high: 1, when: { layers: [4] } } },
      'parameters.z.when.layers: got 4, expected values that layers can have',
    ],
    [
      { ...whole, z: { kind: 'float', low: 0, high: 1, when: {} } },
      'parameters.z.when: got {}, expected at least one condition',
    ],
  ])('%j', (space, message) => {
    expect(() => checkSpace(space)).toThrow(message);
  });
});

test('a condition on an inactive parameter does not hold', () => {
  const space: Space = checkSpace({
    a: { kind: 'categorical', choices: [1, 2] },
    b: { kind: 'categorical', choices: [1, 2], when: { a: [2] } },
    c: { kind: 'categorical', choices: [1, 2], when: { b: [1, 2] } },
  });
  expect(fill(space, () => 1)).toEqual({ a: 1 });
  expect(fill(space, () => 2)).toEqual({ a: 2, b: 2, c: 2 });
});
