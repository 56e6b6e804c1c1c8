import type { DigitReading } from '@cifra/core/base/types.ts';
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
  /** Indices of the digits that are in doubt. */
  readonly doubtful?: readonly number[] | undefined;
  readonly chosen: number | null;
  readonly onChoose: (place: number | null) => void;
  readonly onCorrect: (place: number, digit: number) => void;
};

/**
 * The digits in a row, each with its confidence or marked as corrected. Press a digit, or type over
 * it, to correct it.
 */
export function DigitPicker({ digits, now, doubtful = [], chosen, onChoose, onCorrect }: Props) {
  const row = useRef<HTMLUListElement>(null);
  const picker = useRef<HTMLDivElement>(null);
  const { correct } = words.value;

  // If the digit was chosen on the picture, the focus moves here, where a key or a press corrects
  // it. This is done synchronously, because a later change of focus would interrupt the visitor.
  useLayoutEffect(() => {
    if (chosen === null) return;
    // A collapsed element cannot have the focus.
    const fold = picker.current?.closest('details');
    if (fold) fold.open = true;
    row.current?.querySelectorAll('button')[chosen]?.focus();
    picker.current?.querySelector('.ten')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

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
        {digits.map((digit, place) => (
          <li key={`${digit.box.x},${digit.box.y}`}>
            <DigitButton
              digit={digit}
              now={now[place] ?? digit.digit}
              isDoubtful={doubtful.includes(place)}
              isChosen={chosen === place}
              onPress={() => onChoose(chosen === place ? null : place)}
              onKeyDown={(event) => typed(event, place)}
            />
          </li>
        ))}
      </ul>
      {chosen !== null && digits[chosen] && (
        <TenDigits
          of={digits[chosen]}
          place={chosen}
          onChoose={(digit) => decide(chosen, digit)}
          onKeyDown={(event) => typed(event, chosen)}
        />
      )}
    </div>
  );
}

type TenProps = {
  /** The digit to correct, and its index. */
  readonly of: DigitReading;
  readonly place: number;
  readonly onChoose: (digit: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** All ten digits, each with its probability. */
function TenDigits({ of: { digit: read, probabilities }, place, onChoose, onKeyDown }: TenProps) {
  return (
    <fieldset class="ten" onKeyDown={onKeyDown}>
      <legend>{words.value.correct.which(read, place + 1)}</legend>
      {TEN.map((digit) => (
        <button type="button" class="digit" key={digit} onClick={() => onChoose(digit)}>
          <Figure digit={digit} note={numbers.value.probability(probabilities[digit])} />
        </button>
      ))}
    </fieldset>
  );
}

type DigitProps = {
  readonly digit: DigitReading;
  readonly now: number;
  readonly isDoubtful: boolean;
  readonly isChosen: boolean;
  readonly onPress: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** A digit of the row, with its confidence or marked as corrected. */
function DigitButton({
  digit: { digit, probabilities },
  now,
  isDoubtful,
  isChosen,
  onPress,
  onKeyDown,
}: DigitProps) {
  const isAsRead = now === digit;
  const mark = isDoubtful ? 'digit digit-doubtful' : 'digit';
  return (
    <button
      type="button"
      class={isAsRead ? mark : 'digit digit-corrected'}
      aria-expanded={isChosen}
      onClick={onPress}
      onKeyDown={onKeyDown}
    >
      <Figure
        digit={now}
        note={isAsRead ? numbers.value.probability(probabilities[digit]) : words.value.correct.byHand}
      />
    </button>
  );
}

function Figure({ digit, note }: { readonly digit: number; readonly note: string }) {
  return (
    <>
      <span class="digit-figure">{digit}</span> <span class="digit-share">{note}</span>
    </>
  );
}
