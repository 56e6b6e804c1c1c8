import type { Expect } from '@cifra/core/format/expect.ts';
import { parseExpect } from '@cifra/core/format/parseExpect.ts';
import { parseExpectText } from '@cifra/core/format/parseExpectText.ts';
import { type Check, FieldError, text } from '@cifra/core/json/check.ts';

/** A name for programs and rules: letters, digits and `_`, not beginning with a digit. */
export const name = text({
  pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  expected: 'a name of letters, digits and _ that does not begin with a digit',
});

/** A format of core, as an object or in one word, such as `"digits:5"`. */
export const expect: Check<Expect> = (value, path) => {
  try {
    return typeof value === 'string' ? parseExpectText(value) : parseExpect(value);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    throw new FieldError(error.path.replace(/^expect/, path), error.got, error.expected);
  }
};
