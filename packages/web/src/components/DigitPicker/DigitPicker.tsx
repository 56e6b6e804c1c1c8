import type { DigitReading } from '@cifra/core/types.ts';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { percent } from '../../words/certainty.ts';
import { language, words } from '../../words/words.ts';
import './DigitPicker.css';

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

type Props = {
  /** As they were read. */
  readonly digits: readonly DigitReading[];
  /** What each of them is now. */
  readonly now: readonly number[];
  /** The digit that is being corrected, by its place; null for none. */
  readonly chosen: number | null;
  readonly onChoose: (place: number | null) => void;
  readonly onCorrect: (place: number, digit: number) => void;
};

/** The digits one by one, each with how sure it is, or that it was put right. Press one, or type over it, to put it right. */
export function DigitPicker({ digits, now, chosen, onChoose, onCorrect }: Props) {
  const row = useRef<HTMLUListElement>(null);
  const picker = useRef<HTMLDivElement>(null);
  const { correct } = words.value;

  // It may have been chosen on the picture: the focus comes here, where a key or a press puts it right. At once: later it would
  // be taken from where the visitor has gone by then.
  useLayoutEffect(() => {
    if (chosen === null) return;
    // What is folded away cannot have the focus.
    const fold = picker.current?.closest('details');
    if (fold) fold.open = true;
    row.current?.querySelectorAll('button')[chosen]?.focus();
    picker.current?.querySelector('.ten')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  /** Whether a digit is still what it was read as. */
  function asRead(place: number): boolean {
    return (now[place] ?? digits[place].digit) === digits[place].digit;
  }

  /** The focus goes back to where the visitor came from. */
  function leave(place: number): void {
    onChoose(null);
    row.current?.querySelectorAll('button')[place]?.focus();
  }

  function decide(place: number, digit: number): void {
    leave(place);
    onCorrect(place, digit);
  }

  function typed(event: KeyboardEvent, place: number): void {
    if (/^\d$/.test(event.key)) decide(place, Number(event.key));
    else if (event.key === 'Escape') leave(place);
  }

  return (
    <div class="digit-picker" ref={picker}>
      <p class="hint">{correct.digits}</p>
      <ul class="digit-row" ref={row}>
        {digits.map(({ digit, probabilities, box }, place) => (
          <li key={`${box.x},${box.y}`}>
            <button
              type="button"
              class={asRead(place) ? 'digit' : 'digit digit-corrected'}
              aria-expanded={chosen === place}
              onClick={() => onChoose(chosen === place ? null : place)}
              onKeyDown={(event) => typed(event, place)}
            >
              <span class="digit-figure">{now[place] ?? digit}</span>{' '}
              <span class="digit-share">
                {asRead(place) ? percent(probabilities[digit], language.value) : correct.byHand}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen !== null && digits[chosen] && (
        <fieldset class="ten" onKeyDown={(event) => typed(event, chosen)}>
          <legend>{correct.which(digits[chosen].digit, chosen + 1)}</legend>
          {TEN.map((digit) => (
            <button type="button" class="digit" key={digit} onClick={() => decide(chosen, digit)}>
              <span class="digit-figure">{digit}</span>{' '}
              <span class="digit-share">{percent(digits[chosen].probabilities[digit], language.value)}</span>
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
