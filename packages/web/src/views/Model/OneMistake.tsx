import type { Mistake } from '@cifra/training/evaluation/metrics/mistakes.ts';
import { numbers } from '../../words/words.ts';
import { mostProbable } from './mistakePairs.ts';
import { modelWords } from './words/words.ts';

/** Number of digits listed with their probability. */
const TOLD = 3;

type Props = {
  readonly mistake: Mistake;
  /** Address of the picture; null if no pictures came with the report. */
  readonly picture: string | 'missing' | null;
};

/** A misread digit: its label, its reading and its alternatives. */
export function OneMistake({ mistake: { row, label, predicted, probabilities }, picture }: Props) {
  const said = modelWords.value;
  return (
    <div class="mistake">
      {picture !== null && picture !== 'missing' && (
        <img src={picture} alt={said.mistake(label, predicted)} width="112" height="112" />
      )}
      <div class="mistake-words">
        <p>
          <b>{said.mistake(label, predicted)}</b>
        </p>
        <ul>
          {mostProbable(probabilities, TOLD).map(({ digit, probability }) => (
            <li key={digit}>{said.thinks(digit, numbers.value.probability(probability))}</li>
          ))}
        </ul>
        <p class="hint">
          {said.row(row)} {picture === 'missing' && said.noPicture}
        </p>
      </div>
    </div>
  );
}
