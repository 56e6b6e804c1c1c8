import { groupBy } from '../base/groupBy.ts';
import { numberOf } from '../base/numberOf.ts';
import type { Candidate } from '../base/types.ts';
import { READING_PARAMETERS, type ReadingParameters } from './parameters.ts';

/** Marks next to a single digit, as they look in the ink. */
export type SeenMarks = {
  /** Marks before and after the digit, from left to right; '' for none. */
  readonly before: string;
  readonly after: string;
  /** How many times as likely the ink is with these marks as with points for commas or commas for points. */
  readonly likeness: number;
};

/**
 * Changes the probabilities of a single digit's strings according to the ink next to the digit. The
 * line model was trained on numbers, in which such ink is less often a mark. Returns the strings of
 * longer numbers unchanged.
 */
export function withMarks(
  candidates: readonly Candidate[],
  seen: SeenMarks,
  { marks }: ReadingParameters = READING_PARAMETERS,
): Candidate[] {
  const marked = seen.before + seen.after === '' ? candidates : explained(candidates, seen, marks);
  return merged(marked).sort((a, b) => b.probability - a.probability);
}

/**
 * Moves the probability of a string without a mark to spellings of the same digit that have one,
 * because only those explain the ink, and more of it to the spelling that the ink looks like. If the model gives these spellings almost no probability, the
 * ink may be dirt. Then half of the probability moves to the spelling with the mark that the ink
 * looks like, and the reading is ambiguous.
 */
function explained(
  candidates: readonly Candidate[],
  { before, after, likeness }: SeenMarks,
  marks: ReadingParameters['marks'],
): readonly Candidate[] {
  const digit = numberOf(candidates[0].text);
  if (!/^\d$/.test(digit)) return candidates;
  const same = candidates.filter(({ text }) => numberOf(text) === digit);
  const explains = ({ text }: Candidate) => {
    const [left, right] = text.split(digit);
    return (before === '' || left !== '') && (after === '' || right !== '');
  };
  const [all, seen] = [sumOf(same), sumOf(same.filter(explains))];
  const others = candidates.filter((candidate) => !same.includes(candidate));
  if (seen >= marks.seen * all) {
    const alike = `${before}${digit}${after}`;
    const spelled = same.filter(explains).map((each) => times(each.text === alike ? likeness : 1)(each));
    return [...spelled.map(times(all / sumOf(spelled))), ...others];
  }
  const rest = same.map(times(1 - marks.unseen));
  return [{ text: `${before}${digit}${after}`, probability: marks.unseen * all }, ...rest, ...others];
}

function times(factor: number) {
  return ({ text, probability }: Candidate): Candidate => ({ text, probability: factor * probability });
}

/** Merges candidates with the same string. */
function merged(candidates: readonly Candidate[]): Candidate[] {
  const same = groupBy(candidates, ({ text }) => text);
  return [...same].map(([text, spelled]) => ({ text, probability: sumOf(spelled) }));
}

function sumOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { probability }) => sum + probability, 0);
}
