import type { Reading, Refusal } from '@cifra/core/base/types.ts';
import type { Words } from '../words/en.ts';
import type { Numbers } from '../words/numbers.ts';
import { othersThan } from './others.ts';

type Refused = Pick<Reading, 'text' | 'confidence' | 'candidates' | 'writingHeight'>;

/** Refusals that another possible number explains. */
const BETWEEN_NUMBERS: ReadonlySet<Refusal> = new Set(['ambiguous', 'touching-unresolved']);

/**
 * Returns why a reading is refused and what to do. It names another possible number, and the height
 * of writing that is too small.
 */
export function whyRefused(
  { text, confidence, candidates, writingHeight }: Refused,
  refusal: Refusal,
  { refusals, result }: Pick<Words, 'refusals' | 'result'>,
  numbers: Pick<Numbers, 'probability'>,
): { readonly why: string; readonly todo: string } {
  const { why, todo } = refusals[refusal];
  if (refusal === 'too-small' && writingHeight !== undefined)
    return { why: result.tooSmall(Math.round(writingHeight)), todo };
  const [other] = BETWEEN_NUMBERS.has(refusal) ? othersThan(text, candidates) : [];
  if (other === undefined) return { why, todo };
  const named = (number: string, probability: number) => `${number} (${numbers.probability(probability)})`;
  const couldBe = result.couldBe(named(text, confidence), named(other.text, other.probability));
  return { why: refusal === 'ambiguous' ? couldBe : `${why} ${couldBe}`, todo };
}
