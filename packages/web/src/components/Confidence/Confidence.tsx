import { certaintyOf } from '../../words/certainty.ts';
import { numbers, words } from '../../words/words.ts';
import './Confidence.css';

/** Shows a confidence in words, in figures and as an ink line. `probability` in [0, 1]. */
export function Confidence({ probability }: { readonly probability: number }) {
  const { certainty } = words.value;
  return (
    <p class="confidence">
      <svg class="confidence-line" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="confidence-all" width="100" height="4" />
        <rect class="confidence-part" width={100 * probability} height="4" />
      </svg>
      <span>{certainty[certaintyOf(probability)]}</span>
      <span class="figures">{numbers.value.probability(probability)}</span>
    </p>
  );
}
