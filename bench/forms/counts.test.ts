import type { Answer } from '@cifra/forms/deck/answers.ts';
import type { FieldValue } from '@cifra/forms/read/value.ts';
import { expect, test } from 'vitest';
import { countFields } from './counts.ts';

const answer = (state: Answer['state'], value = ''): Answer => ({ path: 'a', kind: 'number', state, value });
const read = (value: string, accepted: boolean): FieldValue => ({
  path: 'a',
  kind: 'number',
  value,
  confidence: 1,
  accepted,
  doubt: accepted ? null : 'ambiguous',
  box: { x: 0, y: 0, width: 1, height: 1 },
});

test('only accepted values can be errors; empties and struck-out fields count apart', () => {
  const answers = [
    answer('written', '12'),
    answer('written', '12'),
    answer('written', '12'),
    answer('written', '12'),
    answer('empty'),
    answer('empty'),
    answer('struck-out'),
    answer('struck-out'),
  ];
  const values = [
    read('12', true),
    read('17', true),
    read('17', false),
    read('', true),
    read('', true),
    read('1', false),
    read('34', false),
    read('', true),
  ];
  expect(countFields(answers, values)).toEqual({
    fields: 8,
    right: 3,
    accepted: 5,
    acceptedWrong: 3,
    empty: 2,
    emptyRight: 1,
    lost: 2,
    struckOut: 2,
    struckOutHeld: 1,
  });
});

test('a picture is right if a person gets it exactly when something is drawn', () => {
  const drawn: Answer = { path: 'a', kind: 'picture', state: 'written', value: '' };
  const blank: Answer = { ...drawn, state: 'empty' };
  const values = [
    { ...read('', false), kind: 'picture' as const },
    { ...read('', true), kind: 'picture' as const },
  ];
  expect(countFields([drawn, blank], values)).toMatchObject({ right: 2, acceptedWrong: 0, lost: 0 });
});
