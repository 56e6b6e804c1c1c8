import type { Reading, Refusal } from '@cifra/core/base/types.ts';
import type { Expect } from '@cifra/core/format/expect.ts';
import { questionOf } from '@cifra/ink/reading/question.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';
import { canonical } from './format.ts';

/** What the element knows about its number. */
export type Answer =
  | { readonly kind: 'empty' }
  /** Typed, or set by the page. */
  | { readonly kind: 'typed'; readonly text: string }
  /** Read and accepted, or chosen by the person among several. */
  | { readonly kind: 'read' | 'chosen'; readonly text: string; readonly reading: Reading }
  /** Doubtful: the person chooses among `choices`, most probable first. */
  | { readonly kind: 'question'; readonly choices: readonly string[]; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly reading: Reading | null }
  | { readonly kind: 'failed'; readonly isLoaded: boolean };

/** A number field has room for one number; more lines than this are not worth choosing from. */
const MOST_LINES = 5;

/** Returns what the readings of a drawing or picture say about the number. */
export function answerOf(readings: readonly InkReading[], format: Expect | null): Answer {
  const found = readings.filter(({ digits, text }) => digits.length > 0 && text !== '');
  const [first, ...others] = found;
  if (first === undefined) {
    const [reading = null] = readings;
    return { kind: 'refused', refusal: reading?.refusal ?? 'blank', reading };
  }
  if (others.length > 0) return betweenLines(found, format);
  if (first.accepted) return { kind: 'read', text: first.text, reading: first };
  const question = questionOf(first);
  const asked = question === null ? [] : [question.text, ...question.others.map(({ text }) => text)];
  return withChoices(asked, first, format);
}

/** Several numbers are a question, however certain they are. */
function betweenLines(readings: readonly InkReading[], format: Expect | null): Answer {
  const accepted = readings.filter(({ accepted }) => accepted);
  const [only, another] = accepted;
  if (format !== null && only !== undefined && another === undefined)
    return { kind: 'read', text: only.text, reading: only };
  const lines = readings.map((reading) => questionOf(reading)?.text ?? reading.text);
  return withChoices(lines.slice(0, MOST_LINES), readings[0], format);
}

function withChoices(texts: readonly string[], reading: Reading, format: Expect | null): Answer {
  const choices = [...new Set(texts)].filter((text) => canonical(text, format) !== null);
  if (choices.length > 0) return { kind: 'question', choices, reading };
  return { kind: 'refused', refusal: reading.refusal ?? 'format', reading };
}

/** Returns the text that the field shows. */
export function textOf(answer: Answer): string {
  return 'text' in answer ? answer.text : '';
}

/** Returns the value for the form: canonical, or the text as typed if it is not such a number. */
export function formValue(answer: Answer, format: Expect | null): string {
  const text = textOf(answer);
  if (answer.kind === 'read' && format !== null) return answer.reading.value;
  return canonical(text, format) ?? text.trim();
}

/** Returns the confidence of a number that was read; null if a person decided it, or nothing was read. */
export function confidenceOf(answer: Answer): number | null {
  return answer.kind === 'read' || answer.kind === 'question' ? answer.reading.confidence : null;
}
