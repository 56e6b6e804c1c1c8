import type { NumberRow } from '../../session/tableRows.ts';
import { checkTyped } from '../../session/typedNumber.ts';
import { whyRefused } from '../../session/whyRefused.ts';
import { numbers, words } from '../../words/words.ts';
import { tableWords } from './words/words.ts';

/** Returns what is known about a row's number, in a few words. */
export function rowNote({ kind, text, reading, choices }: NumberRow): string {
  const { confirmed, corrected, noNumber } = tableWords.value;
  if (kind === 'doubtful' && reading.refusal !== null)
    return whyRefused(reading, reading.refusal, words.value).why;
  if (kind !== 'settled') return numbers.value.probability(reading.confidence);
  if (text === '') return noNumber;
  if (text === reading.text) return confirmed;
  const isChosen = choices.some((choice) => choice.text === text);
  const typed = isChosen ? ({ kind: 'right' } as const) : checkTyped(text, reading.digits.length);
  const note = corrected(choices[0]?.text ?? '–');
  return typed.kind === 'other-count'
    ? `${note}. ${words.value.correct.otherCount(typed.typed, typed.found)}`
    : note;
}
