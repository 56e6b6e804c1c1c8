import type { ReadNumber } from '@cifra/core/base/types.ts';
import { othersThan } from '@cifra/ink/reading/others.ts';
import { numbers, words } from '../../words/words.ts';
import './Alternatives.css';

type Props = {
  readonly candidates: readonly ReadNumber[];
  /** The number already shown. */
  readonly text: string;
  readonly onChoose: (text: string) => void;
};

/** Lists other possible numbers, if there are any. Choosing one corrects the reading. */
export function Alternatives({ candidates, text, onChoose }: Props) {
  const others = othersThan(text, candidates);
  if (others.length === 0) return null;
  return (
    <div>
      <p class="hint">{words.value.result.alternatives}</p>
      <ul class="alternatives">
        {others.map((other) => (
          <li key={other.text}>
            <button type="button" class="alternative" onClick={() => onChoose(other.text)}>
              <span class="alternative-number">{other.text}</span>{' '}
              <span class="digit-share">{numbers.value.probability(other.probability)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
