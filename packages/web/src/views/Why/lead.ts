import type { DigitExplanation } from '@cifra/core/explain/explainDigit.ts';
import type { WhyWords } from './words/en.ts';

/**
 * Returns the reason in one or two sentences, without figures: the reading has its own confidence,
 * and that of the single-digit model, which the maps explain, is another one.
 */
export function lead(
  {
    digit,
    against,
    probabilities,
    findings,
  }: Pick<DigitExplanation, 'digit' | 'against' | 'probabilities' | 'findings'>,
  { lead: say }: Pick<WhyWords, 'lead'>,
): string {
  const best = probabilities.indexOf(Math.max(...probabilities));
  if (best !== digit) return say.alone(digit, best);
  const [strongest] = findings.filter(({ favours }) => favours === digit);
  return [say.rather(digit, against), strongest && say.because(strongest.part)].filter(Boolean).join(' ');
}
