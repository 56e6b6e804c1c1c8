import { CifraError } from '@cifra/core/base/error.ts';
import { expect, test } from 'vitest';
import { asCommandError, CommandError } from './commandError.ts';

test('a failure with a code becomes a command error with the same message and hint', () => {
  const failure = new CifraError('invalid-data', 'digits.gz: truncated', { hint: 'Download it again.' });
  expect(asCommandError(failure)).toEqual(
    new CommandError('digits.gz: truncated', { hint: 'Download it again.', cause: failure }),
  );
});

test('a system error is described, with the place if it names no file', () => {
  const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'write' });
  expect(asCommandError(full, 'runs/a')).toMatchObject({
    message: expect.stringMatching(/^runs\/a: no space/),
  });
});

test.each([new TypeError('x is undefined'), new Error('unreachable'), 'text'])(
  'a mistake in the program stays as it is: %s',
  (mistake) => {
    expect(asCommandError(mistake)).toBe(mistake);
  },
);
