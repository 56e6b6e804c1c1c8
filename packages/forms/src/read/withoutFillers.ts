import type { Reading } from '@cifra/core/base/types.ts';
import type { FieldValue } from './value.ts';

/** Marks with which people fill boxes before a number, so that nothing can be added. */
const FILLERS = /^[×~=\-\s]+/;

/**
 * Reads a number in printed boxes without a format: crosses and dashes in the boxes before it do not belong to it.
 * @param cells number of boxes; more digits do not fit
 */
export function withoutFillers(
  reading: Reading,
  cells: number | undefined,
): Pick<FieldValue, 'value' | 'confidence' | 'accepted' | 'doubt' | 'reading'> {
  const { confidence, accepted, refusal } = reading;
  if (cells === undefined) return { value: reading.value, confidence, accepted, doubt: refusal, reading };
  const text = reading.text.replace(FILLERS, '').replaceAll(' ', '');
  const fits = /^\d*$/.test(text) && text.length <= cells;
  const value = fits ? text : reading.value;
  return {
    value,
    confidence,
    accepted: accepted && fits,
    doubt: accepted && !fits ? 'format' : refusal,
    reading,
  };
}
