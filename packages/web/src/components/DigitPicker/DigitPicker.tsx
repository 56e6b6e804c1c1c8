import type { DigitReading } from '@cifra/core/types.ts';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { numbers, words } from '../../words/words.ts';
import './DigitPicker.css';

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

type Props = {
  /** Digits as read. */
  readonly digits: readonly DigitReading[];
  /** Current value of each digit. */
  readonly now: readonly number[];
  /** Index of the digit being corrected; null if none. */
  readonly chosen: number | null;
  readonly onChoose: (place: number | null) => void;
  readonly onCorrect: (place: number, digit: number) => void;
};

/**
 * The digits in a row, each with its confidence or marked as corrected. Press a digit, or type over it, to
 * correct it.
 */
export function DigitPicker({ digits, now, chosen, onChoose, onCorrect }: Props) {
  const row = useRef<HTMLUListElement>(null);
  const picker = useRef<HTMLDivElement>(null);
  const { correct } = words.value;

  // The digit may have been chosen on the picture: the focus moves here, where a key or a press corrects it.
  // Synchronous: a deferred focus would move away from where the visitor has gone by then.
  useLayoutEffect(() => {
    if (chosen === null) return;
    // A collapsed element cannot have the focus.
    const fold = picker.current?.closest('details');
    if (fold) fold.open = true;
    row.current?.querySelectorAll('button')[chosen]?.focus();
    picker.current?.querySelector('.ten')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  /** True if a digit is unchanged from its reading. */
  function asRead(place: number): boolean {
    return (now[place] ?? digits[place].digit) === digits[place].digit;
  }

  /** Returns the focus to where the visitor came from. */
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
                {asRead(place) ? numbers.value.probability(probabilities[digit]) : correct.byHand}
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
              <span class="digit-share">
                {numbers.value.probability(digits[chosen].probabilities[digit])}
              </span>
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
