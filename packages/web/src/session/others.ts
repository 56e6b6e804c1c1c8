import { OTHER } from '@cifra/core/model/symbols.ts';
import type { Reading, ReadNumber } from '@cifra/core/types.ts';

/** Below this a candidate is no help. */
const LEAST = 0.001;

/** What else a number may be than what is shown: not what has something in it that is no part of a number. */
export function othersThan(text: string, candidates: Reading['candidates']): readonly ReadNumber[] {
  return candidates.filter(
    (other) => other.text !== text && other.probability >= LEAST && !other.text.includes(OTHER),
  );
}
