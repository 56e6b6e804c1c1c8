import type { Reading } from '@cifra/core/base/types.ts';
import { certaintyOf } from '@cifra/core/words/certainty.ts';
import { questionOf } from '@cifra/ink/reading/question.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';
import { faultText } from '../words/faultText.ts';
import { numbers, words } from '../words/words.ts';
import type { Outcome } from './session.ts';
import { whyRefused } from './whyRefused.ts';

/** Example: `Very likely, 96.1 %` */
export function confidenceText({ confidence }: Pick<Reading, 'confidence'>): string {
  const { certainty, result } = words.value;
  return result.confidence(certainty[certaintyOf(confidence)], numbers.value.probability(confidence));
}

/** Returns an outcome as sentences for speech output. */
export function spokenOutcome(outcome: Outcome): string {
  const { result } = words.value;
  if (outcome.kind === 'failed') return result.failed(faultText(outcome.fault));
  if (outcome.kind !== 'read') return '';
  return outcome.readings.map(spokenReading).join(' ');
}

/** Returns one reading as sentences for speech output: the number, a question, or why there is none. */
export function spokenReading(reading: InkReading): string {
  const { ask, result } = words.value;
  if (reading.refusal === null) return result.announce(reading.text, confidenceText(reading));
  const question = questionOf(reading);
  if (question) {
    const others = question.others.map(({ text }) => text);
    return ask.announce(question.text, others.join(ask.or));
  }
  const { why, todo } = whyRefused(reading, reading.refusal, words.value);
  return `${why} ${todo}`;
}
