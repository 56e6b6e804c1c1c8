import type { Interpret } from './expect.ts';
import { digitsAlone, isMarkedDigit } from './marks.ts';
import { matchesWhole } from './patternMatch.ts';
import { parsePattern } from './patternSyntax.ts';

/**
 * Interprets a text that matches a regular expression from end to end, without or with its spaces, or
 * whose digits do: a pattern without delimiters ignores them, except next to a single digit. The value
 * is the matched text.
 * @throws FieldError for an invalid pattern
 */
export const interpretPattern: Interpret<'pattern'> = ({ pattern }, text) => {
  const tree = parsePattern(pattern);
  const digits = isMarkedDigit(text) ? null : digitsAlone(text);
  const forms = [text.replaceAll(' ', ''), text.trim(), digits];
  const matching = forms.find((form) => form !== null && matchesWhole(tree, form));
  return matching ? [{ text: matching, value: matching }] : [];
};
