import type { DecodedLine } from '../decode/decodeLine.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';

/**
 * Makes strings in which a parenthesis has no partner less probable. The line model sees two digits
 * at a time, so a curved 1 at one end of a number can look like a parenthesis to it. The sum of the
 * probabilities stays the same.
 */
export function withPartners(
  strings: DecodedLine,
  { partnerless }: ReadingParameters = READING_PARAMETERS,
): DecodedLine {
  const weighed = strings.candidates.map(({ text, probability }) => ({
    text,
    probability: probability * partnerless ** lonely(text),
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
