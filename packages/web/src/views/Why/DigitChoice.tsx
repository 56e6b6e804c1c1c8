import type { Reading } from '@cifra/core/base/types.ts';
import { Choice } from '../../components/Settings/Choice.tsx';
import type { DigitPlace } from '../../components/Sheet/digitAt.ts';
import { numbers } from '../../words/words.ts';
import { whyWords } from './words/words.ts';

type Props = {
  readonly readings: readonly Reading[];
  readonly which: DigitPlace;
  /** undefined: the runner-up */
  readonly against: number | undefined;
  readonly onDigit: (which: DigitPlace) => void;
  readonly onAgainst: (digit: number | undefined) => void;
};

/** Chooses the digit to explain and the digit to compare it with. */
export function DigitChoice({ readings, which, against, onDigit, onAgainst }: Props) {
  const texts = whyWords.value;
  const chosen = readings[which.line].digits[which.place];
  const others = [...chosen.probabilities.keys()].filter((digit) => digit !== chosen.digit);
  return (
    <div class="why-choice">
      <fieldset class="why-digits">
        <legend>{texts.digits}</legend>
        {readings.flatMap(({ digits }, line) =>
          digits.map(({ digit, probabilities }, place) => (
            <button
              key={`${line},${place}`}
              type="button"
              class="digit"
              aria-pressed={line === which.line && place === which.place}
              onClick={() => onDigit({ line, place })}
            >
              <span class="digit-figure">{digit}</span>{' '}
              <span class="digit-share">{numbers.value.probability(probabilities[digit])}</span>
              <span class="unseen">{placeOf(readings.length > 1 ? line : null, place)}</span>
            </button>
          )),
        )}
      </fieldset>
      <Choice
        label={texts.against}
        value={String(against ?? '')}
        options={[
          { value: '', label: texts.runnerUp },
          ...others.map((digit) => ({ value: String(digit), label: String(digit) })),
        ]}
        onChoose={(value) => onAgainst(value === '' ? undefined : Number(value))}
      />
    </div>
  );

  function placeOf(line: number | null, place: number): string {
    const name = `, ${texts.digit(place + 1)}`;
    return line === null ? name : `${name}, ${texts.line(line + 1)}`;
  }
}
