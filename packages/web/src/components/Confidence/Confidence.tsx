import { certaintyOf } from '@cifra/core/words/certainty.ts';
import { numbers, words } from '../../words/words.ts';
import './Confidence.css';

type Props = {
  /** in [0, 1] */
  readonly probability: number;
  /** Confidence from which nothing is asked; null if it is unknown or of no interest. */
  readonly enough?: number | null;
};

/** Shows a confidence in words, in figures and as an ink line, with a tick where it is enough. */
export function Confidence({ probability, enough = null }: Props) {
  const { ask, certainty } = words.value;
  return (
    <p class="confidence">
      <svg class="confidence-line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="confidence-all" y="2" width="100" height="4" />
        <rect class="confidence-part" y="2" width={100 * probability} height="4" />
        {enough !== null && <rect class="confidence-enough" x={100 * enough} width="1" height="8" />}
      </svg>
      <span>{certainty[certaintyOf(probability)]}</span>
      <span class="figures">{numbers.value.probability(probability)}</span>
      {enough !== null && probability < enough && (
        <span class="hint">{ask.enough(numbers.value.percent(enough, 0))}</span>
      )}
    </p>
  );
}
