import type { Reading, Refusal } from '@cifra/core/base/types.ts';
import type { Words } from '../words/en.ts';

/** Returns why nothing is read and what to do. It names the height of writing that is too small. */
export function whyRefused(
  { writingHeight }: Pick<Reading, 'writingHeight'>,
  refusal: Refusal,
  { refusals, result }: Pick<Words, 'refusals' | 'result'>,
): { readonly why: string; readonly todo: string } {
  const { why, todo } = refusals[refusal];
  if (refusal !== 'too-small' || writingHeight === undefined) return { why, todo };
  return { why: result.tooSmall(Math.round(writingHeight)), todo };
}
