import type { Reading, Refusal } from '@cifra/core/base/types.ts';
import { whyRefused } from '../../session/whyRefused.ts';
import { numbers, words } from '../../words/words.ts';

/** Explains why a reading is refused and what to do. */
export function Refused({ reading, refusal }: { readonly reading: Reading; readonly refusal: Refusal }) {
  const { why, todo } = whyRefused(reading, refusal, words.value, numbers.value);
  return (
    <div class="refused">
      <p class="refused-title">{words.value.result.refused}</p>
      <p>{why}</p>
      <p>{todo}</p>
    </div>
  );
}
