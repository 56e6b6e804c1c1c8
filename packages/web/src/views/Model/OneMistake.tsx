import type { Mistake } from '@cifra/training/evaluation/metrics/mistakes.ts';
import { numbers } from '../../words/words.ts';
import { mostProbable } from './mistakePairs.ts';
import { modelWords } from './words/words.ts';

/** Number of digits listed with their probability. */
const SHOWN = 3;

type Props = {
  readonly mistake: Mistake;
  /** Address of the picture; null if no pictures came with the report. */
  readonly picture: string | 'missing' | null;
};

/** A misread digit: its label, its reading and its alternatives. */
export function OneMistake({ mistake: { row, label, predicted, probabilities }, picture }: Props) {
  const texts = modelWords.value;
  return (
    <div class="mistake">
      {picture !== null && picture !== 'missing' && (
        <img src={picture} alt={texts.mistake(label, predicted)} width="112" height="112" />
      )}
      <div class="mistake-words">
        <p>
          <b>{texts.mistake(label, predicted)}</b>
        </p>
        <ul>
          {mostProbable(probabilities, SHOWN).map(({ digit, probability }) => (
            <li key={digit}>{texts.thinks(digit, numbers.value.probability(probability))}</li>
          ))}
        </ul>
        <p class="hint">
          {texts.row(row)} {picture === 'missing' && texts.noPicture}
        </p>
      </div>
    </div>
  );
}
