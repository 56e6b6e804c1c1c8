import type { ChangeKind } from '../../inference/explaining/changes.ts';
import { type End, holds } from '../../inference/explaining/holds.ts';
import type { Sweep, Verdict } from '../../inference/explaining/verdict.ts';
import { whyWords } from './words/words.ts';

/** Describes how far a digit holds while one property is changed, and its reading beyond that. */
export function sweepSentences(kind: ChangeKind, sweep: Sweep): string[] {
  const texts = whyWords.value;
  const { verdict } = sweep.find(({ at }) => at === 0) as { verdict: Verdict };
  if (verdict.refusal !== null) return [texts.refusedAlready];
  const { from, to, below, above } = holds(sweep);
  if (!below && !above) return [texts.holdsAll(verdict.digit)];
  const beyond = (end: End) => {
    if (!end) return [];
    const at = valueText(kind, end.at);
    return [end.verdict.refusal === null ? texts.beyond(at, end.verdict.digit) : texts.beyondUnsure(at)];
  };
  return [
    texts.holdsFrom(verdict.digit, valueText(kind, from), valueText(kind, to)),
    ...beyond(below),
    ...beyond(above),
  ];
}

/** Formats a value with its unit in the page's language. */
export function valueText(kind: ChangeKind, value: number): string {
  return whyWords.value.units[kind](value);
}
