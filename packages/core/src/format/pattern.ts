import type { Interpret } from './expect.ts';
import { digitsAlone } from './marks.ts';
import { matchesWhole } from './patternMatch.ts';
import { parsePattern } from './patternSyntax.ts';

/**
 * Interprets a text that matches a regular expression from end to end, or whose digits do: a
 * pattern without delimiters ignores them. The value is the matched text.
 * @throws FieldError for an invalid pattern
 */
export const interpretPattern: Interpret<'pattern'> = ({ pattern }, text) => {
  const tree = parsePattern(pattern);
  const matching = [text.trim(), digitsAlone(text)].find((form) => form !== null && matchesWhole(tree, form));
  return matching ? [{ text: matching, value: matching }] : [];
};
