import type { ReadNumber } from '@cifra/core/base/types.ts';
import { useRef } from 'preact/hooks';
import { othersThan } from '../../session/others.ts';
import { numbers, words } from '../../words/words.ts';
import './Alternatives.css';

type Props = {
  readonly candidates: readonly ReadNumber[];
  /** The number already shown. */
  readonly text: string;
  readonly onChoose: (text: string) => void;
};

/** Lists other possible numbers. Choosing one corrects the reading. */
export function Alternatives({ candidates, text, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const others = othersThan(text, candidates);

  /** The chosen number leaves the list; the focus stays in the list, even when it is empty. */
  function choose(other: string): void {
    list.current?.focus();
    onChoose(other);
  }

  return (
    <div ref={list} tabIndex={-1}>
      {others.length > 0 && <p class="hint">{words.value.result.alternatives}</p>}
      {others.length > 0 && (
        <ul class="alternatives">
          {others.map((other) => (
            <li key={other.text}>
              <button type="button" class="alternative" onClick={() => choose(other.text)}>
                <span class="alternative-number">{other.text}</span>{' '}
                <span class="digit-share">{numbers.value.probability(other.probability)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
