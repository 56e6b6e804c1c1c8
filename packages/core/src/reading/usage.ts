import type { DecodedLine } from '../decode/decodeLine.ts';
import { isDateWithLostSlash, isWrittenDate } from '../format/date.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';

/**
 * Makes strings less probable in which marks are used as people hardly use them: a parenthesis without
 * a partner, and a slash outside a date and not at the end of an amount (`/-`, `/=`). A text that would
 * be a date if one of its 1s were a slash has probably lost it. The line model sees two digits at a
 * time, so a curved 1 at one end of a number can look like a parenthesis to it, and a slanted 1 like a
 * slash. The sum of the probabilities stays the same.
 */
export function withUsage(
  strings: DecodedLine,
  { usage: { partnerless, slash, lostSlash } }: ReadingParameters = READING_PARAMETERS,
): DecodedLine {
  const weighed = strings.candidates.map(({ text, probability }) => ({
    text,
    probability:
      probability *
      partnerless ** lonely(text) *
      slash ** unusualSlashes(text) *
      (isDateWithLostSlash(text) ? lostSlash : 1),
  }));
  const [before, after] = [strings.candidates, weighed].map((all) =>
    all.reduce((sum, { probability }) => sum + probability, 0),
  );
  if (after === 0 || after === before) return strings;
  const candidates = weighed.map(({ text, probability }) => ({
    text,
    probability: (probability * before) / after,
  }));
  return { ...strings, candidates: candidates.sort((a, b) => b.probability - a.probability) };
}

/** Number of parentheses without a partner. */
function lonely(text: string): number {
  let [open, alone] = [0, 0];
  for (const symbol of text) {
    if (symbol === '(') open++;
    else if (symbol === ')' && open > 0) open--;
    else if (symbol === ')') alone++;
  }
  return alone + open;
}

function unusualSlashes(text: string): number {
  const count = text.replace(/\/[-=]$/, '').split('/').length - 1;
  return count === 2 && isWrittenDate(text) ? 0 : count;
}
