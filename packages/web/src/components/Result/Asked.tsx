import type { Question } from '@cifra/ink/reading/question.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';
import { whyAsked } from '../../session/whyAsked.ts';
import { numbers, words } from '../../words/words.ts';
import { Icon } from '../Icon/Icon.tsx';
import './Asked.css';

type Props = {
  readonly reading: InkReading;
  readonly question: Question;
  readonly onAnswer: (text: string) => void;
};

/** Asks whether a doubtful number is right. One press settles it. */
export function Asked({ reading, question: { text, others, doubtful }, onAnswer }: Props) {
  const { ask } = words.value;
  return (
    <fieldset class="asked">
      <legend class="unseen">{ask.question(text)}</legend>
      <p class="hint">{whyAsked(reading, doubtful, words.value)}</p>
      <div class="answers">
        <button type="button" class="button button-main" onClick={() => onAnswer(text)}>
          <Icon name="keep" />
          {ask.yes}
          <span class="unseen">, {text}</span>
        </button>
        {others.map((other) => (
          <button type="button" class="button answer" key={other.text} onClick={() => onAnswer(other.text)}>
            <span class="alternative-number">{other.text}</span>
            {/* Of the number that the ink contradicts, the probability says nothing. */}
            {reading.inInk === undefined && (
              <>
                {' '}
                <span class="digit-share">{numbers.value.probability(other.probability)}</span>
              </>
            )}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
