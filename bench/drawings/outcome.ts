import { questionOf } from '@cifra/ink/reading/question.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';

/**
 * What the page makes of a drawing. `right`: without a question. `one-tap`: after the answer to one
 * question. `asked`: the right number is not among the answers of one question. `refused`: nothing
 * is read, nothing is asked. `wrong`: a wrong number is shown without a question.
 */
export type Outcome = {
  readonly kind: 'right' | 'one-tap' | 'asked' | 'refused' | 'wrong';
  /** True if something is asked although everything is read right. */
  readonly needless: boolean;
};

/** Judges the readings of a drawing. `lines`: the numbers on it, none if it is not a number. */
export function outcomeOf(readings: readonly InkReading[], lines: readonly string[]): Outcome {
  const questions = readings.map((reading) => questionOf(reading));
  const shown = readings.map((reading, i) => ({
    text: plain(questions[i]?.text ?? (reading.accepted ? reading.text : '')),
    accepted: reading.accepted,
  }));
  const texts = shown.map(({ text }) => text).filter((text) => text !== '');
  const isRight = same(texts, lines);
  const asked = questions.filter((question) => question !== null);
  const isReadRight = same(
    readings.map(({ text }) => plain(text)),
    lines,
  );
  const needless = asked.length > 0 && isReadRight;
  if (shown.some(({ text, accepted }) => accepted && !lines.includes(text)))
    return { kind: 'wrong', needless };
  if (asked.length === 0) {
    if (isRight) return { kind: 'right', needless };
    return { kind: texts.length > 0 ? 'wrong' : 'refused', needless };
  }
  const answers = [asked[0].text, ...asked[0].others.map(({ text }) => text)].map(plain);
  const place = questions.indexOf(asked[0]);
  const settles = answers.some((answer) =>
    same(
      shown.map(({ text }, i) => (i === place ? answer : text)),
      lines,
    ),
  );
  return { kind: asked.length === 1 && settles ? 'one-tap' : 'asked', needless };
}

function same(texts: readonly string[], lines: readonly string[]): boolean {
  return texts.join('\n') === lines.join('\n');
}

/** Spaces between groups of digits are no part of the number. */
function plain(text: string): string {
  return text.replaceAll(' ', '');
}
