import { expect, test } from 'vitest';
import { en } from '../words/en.ts';
import { commandOf } from './commands.ts';

const { spoken } = en.voice;

test('a command is recognised by itself, with a capital and a full stop, or at the end of a sentence', () => {
  expect(commandOf('clear', spoken)).toBe('clear');
  expect(commandOf('Undo.', spoken)).toBe('undo');
  expect(commandOf('and now please the next number', spoken)).toBe('next');
});

test('a word that merely ends like a command is not a command', () => {
  expect(commandOf('unclear', spoken)).toBeNull();
  expect(commandOf('', spoken)).toBeNull();
});
