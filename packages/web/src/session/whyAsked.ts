import type { Refusal } from '@cifra/core/base/types.ts';
import type { InkReading } from '@cifra/ink/reading/readInk.ts';
import type { Words } from '../words/en.ts';

/** Returns why the page asks about a reading. */
export function whyAsked(
  { refusal, inInk }: Pick<InkReading, 'refusal' | 'inInk'>,
  doubtful: readonly number[],
  { ask }: Pick<Words, 'ask'>,
): string {
  if (inInk !== undefined) return ask.mark;
  const why: Partial<Record<Refusal, string>> = ask.why;
  const known = refusal === null ? undefined : why[refusal];
  return known ?? (doubtful.length > 0 ? ask.unclear(doubtful.length) : ask.twoReadings);
}
