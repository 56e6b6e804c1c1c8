import { beforeEach, expect, test } from 'vitest';
import { ANY, expected, expectKind, expectTyped } from './expected.ts';

beforeEach(() => {
  expected.value = ANY;
});

test('a named kind is the same for the list, the server and the reader', () => {
  expectKind('dmy');
  const { choice, text, expect: wanted } = expected.value;
  expect(choice).toBe('dmy');
  expect(wanted).toEqual({ kind: 'date', order: 'dmy' });
  expect(JSON.parse(text ?? '')).toEqual(wanted);
  expectKind('any');
  expect(expected.value).toEqual(ANY);
});

test('a valid typed format is used', async () => {
  await expectTyped(' digits:5 ');
  expect(expected.value).toEqual({
    choice: 'other',
    typed: ' digits:5 ',
    text: 'digits:5',
    expect: { kind: 'digits', count: 5 },
    isUnknown: false,
  });
});

test('any number is read until a format is typed and while it is invalid, instead of the earlier kind', async () => {
  expectKind('dmy');
  expectKind('other');
  expect(expected.value).toEqual({ ...ANY, choice: 'other' });
  await expectTyped('digits:5');
  await expectTyped('nonsense');
  expect(expected.value).toEqual({ ...ANY, choice: 'other', typed: 'nonsense', isUnknown: true });
});

test('a kind chosen while the typed format is being parsed stays', async () => {
  const typed = expectTyped('digits:5');
  expectKind('amount');
  await typed;
  expect(expected.value.choice).toBe('amount');
});
