import type { Reading, Refusal } from '@cifra/core/base/types.ts';
import { whyRefused } from '../../session/whyRefused.ts';
import { words } from '../../words/words.ts';

/** Explains why nothing is read and what to do. */
export function Refused({ reading, refusal }: { readonly reading: Reading; readonly refusal: Refusal }) {
  const { why, todo } = whyRefused(reading, refusal, words.value);
  return (
    <div class="refused">
      <p class="refused-title">{why}</p>
      <p>{todo}</p>
    </div>
  );
}
