import type { Refusal } from '@cifra/core/types.ts';
import { words } from '../../words/words.ts';

/** Why a reading is not to be relied on, and what to do. */
export function Refused({ refusal }: { readonly refusal: Refusal }) {
  const { refusals, result } = words.value;
  const { why, todo } = refusals[refusal];
  return (
    <div class="refused">
      <p class="refused-title">{result.refused}</p>
      <p>{why}</p>
      <p>{todo}</p>
    </div>
  );
}
